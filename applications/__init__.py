"""The application: what is kept of a conversation and its case, and the form that results.

Conversations, cases, contact details and applications live here, in one SQL database. Sync
functions over a `Database`; callers on an event loop use a thread. The day and the time are
always arguments. What an application says is decided once, in `fieldmap`.
"""
