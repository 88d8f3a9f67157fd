"""The assistant without script: a question is a form, the answer is a page. And what is said about accessibility."""
