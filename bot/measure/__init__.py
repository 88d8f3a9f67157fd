"""How well the engine understands people: figures on sets that nothing is learnt from."""
