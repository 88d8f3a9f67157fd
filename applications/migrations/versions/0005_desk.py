"""The desk: colleagues, their sessions, what they saw and wrote; opinions know their article and can be judged."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("applications", sa.Column("handler", sa.String(length=100), nullable=True))
    op.add_column("applications", sa.Column("words", sa.String(), nullable=True))
    op.create_index("ix_applications_queue", "applications", ["region", "status", "changed"], unique=False)
    for table in ("feedback", "unanswered_questions"):
        op.add_column(table, sa.Column("article", sa.String(length=100), nullable=True))
        op.add_column(table, sa.Column("judged", sa.String(length=20), nullable=True))
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"], ["applications.reference"], name=op.f("fk_notes_reference"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_reference"), "notes", ["reference"], unique=False)
    _accounts()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=True),
        sa.Column("reference", sa.String(length=20), nullable=True),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    for column in ("at", "name", "reference"):
        op.create_index(op.f(f"ix_audit_{column}"), "audit", [column], unique=False)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked", MOMENT, nullable=True),
        sa.Column("seen", MOMENT, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("subject", name=op.f("uq_accounts_subject")),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("began", MOMENT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_desk_sessions_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_desk_sessions")),
    )
    op.create_index(op.f("ix_desk_sessions_account_id"), "desk_sessions", ["account_id"], unique=False)
    op.create_index(op.f("ix_desk_sessions_seen"), "desk_sessions", ["seen"], unique=False)


def downgrade() -> None:
    for table in ("audit", "desk_sessions", "accounts", "notes"):
        op.drop_table(table)
    for table in ("feedback", "unanswered_questions"):
        op.drop_column(table, "judged")
        op.drop_column(table, "article")
    op.drop_index("ix_applications_queue", table_name="applications")
    op.drop_column("applications", "words")
    op.drop_column("applications", "handler")
