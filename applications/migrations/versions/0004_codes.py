"""Codes to go on with a check later; buttons and cards know which case they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("offered_buttons", sa.Column("dossier", sa.Integer(), nullable=True))
    op.add_column("offered_cards", sa.Column("dossier", sa.Integer(), nullable=True))
    op.create_table(
        "codes",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_codes_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_codes")),
    )
    op.create_index(op.f("ix_codes_case_id"), "codes", ["case_id"], unique=False)


def downgrade() -> None:
    op.drop_table("codes")
    op.drop_column("offered_cards", "dossier")
    op.drop_column("offered_buttons", "dossier")
