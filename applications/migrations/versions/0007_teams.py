"""Where in Teams a conversation is held, which message of Teams shows what, and what was taken in already."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "teams_talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        _of_conversation("teams_talks"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams_talks")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_teams_talks_conversation_id")),
    )
    op.create_index(op.f("ix_teams_talks_who"), "teams_talks", ["who"], unique=False)
    op.create_table(
        "teams_messages",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=200), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _of_conversation("teams_messages"),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name=op.f("pk_teams_messages")),
    )
    op.create_index(op.f("ix_teams_messages_activity"), "teams_messages", ["activity"], unique=False)
    op.create_table(
        "teams_seen",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_teams_seen")),
    )
    op.create_index(op.f("ix_teams_seen_at"), "teams_seen", ["at"], unique=False)


def _of_conversation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], name=op.f(f"fk_{table}_conversation_id"), ondelete="CASCADE"
    )


def downgrade() -> None:
    for table in ("teams_seen", "teams_messages", "teams_talks"):
        op.drop_table(table)
