"""Runs the migrations on the connection that `applications.database` hands over.

A new one is the next number in `versions/`, and stands on its own: it never imports the tables.
A test compares the outcome with `applications.tables`.
"""

from alembic import context

from applications.tables import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
with context.begin_transaction():
    context.run_migrations()
