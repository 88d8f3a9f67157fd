"""The action server: what Rasa asks in, what `knowledge` and `applications` say out.

No rule, no amount and no long text lives here.
"""
