"""The core of Praktijkwijzer: dated content, rules, verdicts and answers.

Plain functions over frozen values. Nothing here imports Rasa, a web framework or a
database, and no function asks the clock: the day is always an argument. Only the command
`python -m knowledge.check` takes today's date, or TODAY, where it starts.
"""
