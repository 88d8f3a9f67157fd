"""A stock Rasa project made from our content, as somebody new to Rasa would make it."""
