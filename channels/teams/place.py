"""Where somebody talks with us in Teams: read from an activity, kept sealed, and used to answer there."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from microsoft_agents.activity import Activity, ChannelAccount, ChannelId, Channels, ConversationAccount

from channels import replies

Kind = Literal["personal", "groupChat", "channel"]
KINDS = {"personal": "personal", "groupchat": "groupChat", "channel": "channel"}
# What the ids of Teams are made of. They end up in the address of a request, so nothing else may be in one.
ID = re.compile(r"[A-Za-z0-9:@._;=+|-]{1,150}")


@dataclass(frozen=True)
class Place:
    """`service`: the address of the Bot Connector. `kind`: with one person, with a group, or in a team."""

    service: str
    conversation: str
    user: str
    bot: str
    kind: Kind

    @property
    def alone(self) -> bool:
        """Does nobody else read along?"""
        return self.kind == "personal"

    def outgoing(self, activity: Activity) -> Activity:
        """The activity, addressed from the bot to here."""
        activity.channel_id = ChannelId(Channels.ms_teams)
        activity.service_url = self.service
        activity.conversation = ConversationAccount(id=self.conversation)
        activity.from_property = ChannelAccount(id=self.bot)
        if self.alone:
            activity.recipient = ChannelAccount(id=self.user)
        return activity


def place_of(activity: Activity) -> Place:
    """Where an activity comes from. Raises ApiError when it does not say."""
    talk, sender, bot = activity.conversation, activity.from_property, activity.recipient
    kind = (talk.conversation_type or ("groupChat" if talk.is_group else "personal")).lower()
    if kind not in KINDS or not (activity.service_url and sender and bot):
        raise replies.bad_field("conversation", "een bericht uit een gesprek in Teams")
    return Place(activity.service_url, _id(talk.id), _id(sender.id), _id(bot.id), KINDS[kind])


def tenants_of(activity: Activity) -> frozenset[str]:
    """Every organisation an activity names: that of the person in one place, that of the conversation in another."""
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    tenant, sender = data.get("tenant"), activity.from_property
    named = [
        activity.conversation.tenant_id,
        sender.tenant_id if sender else None,
        tenant.get("id") if isinstance(tenant, dict) else None,
    ]
    return frozenset(one.lower() for one in named if isinstance(one, str) and one)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value) or ".." in value:
        raise replies.bad_field("id", "een id zoals Teams die geeft")
    return value

