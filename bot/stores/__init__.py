"""Where the engine keeps conversations, and how turns of one conversation wait for each other.

Rasa finds these classes by the paths in endpoints.yml.
"""
