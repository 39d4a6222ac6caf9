"""A thin line around a picture of a page."""

from PIL import Image, ImageOps


def outlined(picture: Image.Image) -> Image.Image:
    """Return a picture with a thin grey line around it."""
    return ImageOps.expand(picture, border=1, fill="#b1b4b6")
