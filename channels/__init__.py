"""The outside world: one aiohttp server that talks to people on one side and to the engine on the other."""
