"""A conversation may have several cases: it says itself which one is current, and keeps its last turn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

conversations = sa.table(
    "conversations",
    sa.column("id", sa.String),
    sa.column("current", sa.Integer),
    sa.column("turn", sa.JSON),
)
cases = sa.table(
    "cases", sa.column("conversation_id", sa.String), sa.column("number", sa.Integer), sa.column("turn", sa.JSON)
)


def upgrade() -> None:
    op.add_column("conversations", sa.Column("current", sa.Integer(), nullable=True))
    op.add_column("conversations", sa.Column("version", sa.Integer(), server_default="0", nullable=False))
    op.add_column("conversations", sa.Column("turn", sa.JSON(), nullable=True))
    mine = cases.c.conversation_id == conversations.c.id
    newest = sa.select(sa.func.max(cases.c.number)).where(mine).scalar_subquery()
    op.execute(conversations.update().values(current=newest))
    said = sa.select(cases.c.turn).where(mine, cases.c.number == conversations.c.current).scalar_subquery()
    op.execute(conversations.update().values(turn=said))
    op.drop_column("cases", "turn")


def downgrade() -> None:
    """The case with the highest number is the current one again, whichever was."""
    op.add_column("cases", sa.Column("turn", sa.JSON(), nullable=True))
    for column in ("turn", "version", "current"):
        op.drop_column("conversations", column)
