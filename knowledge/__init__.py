"""The core of Praktijkwijzer: dated content, rules, verdicts and answers.

Plain functions over frozen values. Nothing here imports Rasa, a web framework or a
database, and nothing asks the clock: the day is always an argument.
"""
