"""The files of an application, each made from its document alone."""
