"""Microsoft Teams: conversations over the Bot Connector, on the Microsoft 365 Agents SDK. Cards are in `cards`."""
