"""The campaign website: its page, the chat widget and the API behind them."""
