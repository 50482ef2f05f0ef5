"""A campaign's folder: loaded, checked, and given to the engine as plain values."""

from callup.campaign.campaign import Campaign, load_campaign

__all__ = ["Campaign", "load_campaign"]
