"""Applications have a status, versions and a history; desks can be set; mail waits in an outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("cases", sa.Column("corrects", sa.String(length=20), nullable=True))
    _set_aside()
    _applications()
    _versions()
    op.execute(
        sa.text(
            "INSERT INTO applications (reference, conversation_id, region, status, version, at, changed)"
            " SELECT o.reference, c.conversation_id, o.region, 'concept', 1, o.at, o.at"
            " FROM old_applications o JOIN cases c ON c.id = o.case_id"
        )
    )
    op.execute(
        sa.text(
            "INSERT INTO application_versions"
            " (reference, version, case_id, outcome, content_version, sealed, at)"
            " SELECT reference, 1, case_id, outcome, content_version, sealed, at FROM old_applications"
        )
    )
    op.drop_table("old_applications")
    _events()
    _desks()
    _outbox()


def _set_aside() -> None:
    """The old table keeps its rows under another name; names of constraints must be free again."""
    op.create_table(
        "old_applications",
        sa.Column("reference", sa.String(length=20)),
        sa.Column("case_id", sa.Integer()),
        sa.Column("region", sa.String(length=10)),
        sa.Column("outcome", sa.String(length=40)),
        sa.Column("content_version", sa.String(length=100)),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("at", MOMENT),
    )
    names = "reference, case_id, region, outcome, content_version, sealed, at"
    op.execute(sa.text(f"INSERT INTO old_applications ({names}) SELECT {names} FROM applications"))
    op.drop_index(op.f("ix_applications_at"), table_name="applications")
    op.drop_table("applications")


def _applications() -> None:
    op.create_table(
        "applications",
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.String(length=64), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("changed", MOMENT, nullable=False),
        sa.Column("closed", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_applications_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_applications")),
    )
    for column in ("at", "conversation_id", "likeness"):
        op.create_index(op.f(f"ix_applications_{column}"), "applications", [column], unique=False)


def _versions() -> None:
    op.create_table(
        "application_versions",
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("content_version", sa.String(length=100), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["applications.reference"],
            name=op.f("fk_application_versions_reference"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_application_versions_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("reference", "version", name=op.f("pk_application_versions")),
        sa.UniqueConstraint("case_id", name=op.f("uq_application_versions_case_id")),
    )


def _events() -> None:
    op.create_table(
        "application_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["applications.reference"],
            name=op.f("fk_application_events_reference"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_events")),
    )
    op.create_index(op.f("ix_application_events_reference"), "application_events", ["reference"], unique=False)


def _desks() -> None:
    op.create_table(
        "desks",
        sa.Column("region", sa.String(length=10), nullable=False),
        sa.Column("delivery", sa.String(length=10), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("remind_after", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("region", name=op.f("pk_desks")),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("message_id", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", MOMENT, nullable=False),
        sa.Column("leased", MOMENT, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    for column in ("reference", "state"):
        op.create_index(op.f(f"ix_outbox_{column}"), "outbox", [column], unique=False)


def downgrade() -> None:
    """The newest version of each application is all of it again; status, history and waiting mail are lost."""
    for table in ("outbox", "desks", "application_events"):
        op.drop_table(table)
    op.rename_table("applications", "standing")
    op.rename_table("application_versions", "versions")
    op.create_table(
        "kept",
        sa.Column("reference", sa.String(length=20)),
        sa.Column("case_id", sa.Integer()),
        sa.Column("region", sa.String(length=10)),
        sa.Column("outcome", sa.String(length=40)),
        sa.Column("content_version", sa.String(length=100)),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("at", MOMENT),
    )
    names = "reference, case_id, region, outcome, content_version, sealed, at"
    op.execute(
        sa.text(
            f"INSERT INTO kept ({names}) SELECT s.reference, v.case_id, s.region, v.outcome, v.content_version,"
            " v.sealed, s.at FROM standing s JOIN versions v ON v.reference = s.reference AND v.version = s.version"
        )
    )
    op.drop_table("versions")
    op.drop_table("standing")
    _first_applications()
    op.execute(sa.text(f"INSERT INTO applications ({names}) SELECT {names} FROM kept"))
    op.drop_table("kept")
    op.drop_column("cases", "corrects")


def _first_applications() -> None:
    op.create_table(
        "applications",
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("content_version", sa.String(length=100), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_applications_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_applications")),
        sa.UniqueConstraint("case_id", name=op.f("uq_applications_case_id")),
    )
    op.create_index(op.f("ix_applications_at"), "applications", ["at"], unique=False)
