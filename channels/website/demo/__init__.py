"""The demo for ambassadors: stories that play themselves, with a look at what happens behind them. Only with DEMO=1."""
