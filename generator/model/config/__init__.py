"""``site.toml``: what a site is set to, and how it is read."""

from generator.model.config.read import CONFIG_PATH, parse, parse_base_url
from generator.model.config.settings import SiteConfig, Wording, topic_name, worded
from generator.model.config.surfaces import Surfaces

__all__ = [
    "CONFIG_PATH",
    "SiteConfig",
    "Surfaces",
    "Wording",
    "parse",
    "parse_base_url",
    "topic_name",
    "worded",
]
