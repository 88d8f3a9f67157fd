"""Rasa's own actions are made once for each action server, and none of them keeps anything."""

from rasa.utils.endpoints import EndpointConfig

from bot.components.patches import defaults_once


def test_each_server_has_its_own_and_they_are_made_once():
    one, other = EndpointConfig("http://one"), EndpointConfig("http://other")
    for server in (one, other, None):
        made, fresh = defaults_once.defaults(server), defaults_once._default_actions(server)
        assert [vars(action) for action in made] == [vars(action) for action in fresh]
        assert [type(action) for action in made] == [type(action) for action in fresh]
        assert defaults_once.defaults(server) is made
    assert defaults_once.defaults(one) is not defaults_once.defaults(other)
