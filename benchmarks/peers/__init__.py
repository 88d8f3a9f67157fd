"""What the assistant is compared with: a stock Rasa project, and our own engine without the channels in front."""
