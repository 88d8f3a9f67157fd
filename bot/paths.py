"""Where the engine keeps what."""

from pathlib import Path

BOT = Path(__file__).parent
ROOT = BOT.parent
CONFIG = BOT / "config.yml"
DOMAIN = BOT / "domain"
DATA = BOT / "data"
ENDPOINTS = BOT / "endpoints.yml"
CREDENTIALS = BOT / "credentials.yml"
MODELS = BOT / "models"
MODEL = MODELS / "praktijkwijzer.tar.gz"
TRACKERS = ROOT / "var" / "trackers.db"
