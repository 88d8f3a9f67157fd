"""Our own parts of Rasa: importer, entities, question classifier and channel."""
