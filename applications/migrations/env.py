"""Runs the migrations on the connection that `applications.database` hands over."""

from alembic import context

from applications.tables import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
with context.begin_transaction():
    context.run_migrations()
