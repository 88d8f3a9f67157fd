"""Messages as Adaptive Cards 1.5: pure functions of a message. The names here are all that the channel uses."""

from channels.teams.cards.about import About as About
from channels.teams.cards.card import closed as closed
from channels.teams.cards.card import refused as refused
from channels.teams.cards.card import shown as shown
from channels.teams.cards.fallback import fallback as fallback
from channels.teams.cards.welcome import welcome as welcome
