"""The engine: a Rasa project that understands Dutch and decides which action has its turn.

No rule, no amount and no answer lives here: those are in `knowledge`, said by `actions`.
"""
