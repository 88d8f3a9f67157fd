"""The engine: a Rasa project that understands Dutch and decides which action has its turn.

No rule, no amount and no answer lives here: those are in `knowledge`, said by `actions`.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # Rasa loads TensorFlow, which we never use
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
