"""Small picture files, with the same bytes for the same picture."""

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

_KEPT: Final = 64
_OTHERS: Final = 128


def save(picture: Image.Image, path: Path) -> None:
    """Save a picture as a PNG file in few colours.

    The colours of the largest areas are kept as they are. The others, at the edges of letters and lines, become the
    nearest of those that cover the picture. (Pillow's own mapping to a palette changes white a little.)
    """
    pixels = np.asarray(picture.convert("RGB"), dtype=np.int64)
    packed = (pixels[..., 0] << 16) | (pixels[..., 1] << 8) | pixels[..., 2]
    values, places, areas = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1)
    largest = colours[np.argsort(-areas, kind="stable")[:_KEPT]]
    cover = picture.convert("RGB").quantize(_OTHERS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = np.vstack([largest, np.array(cover.getpalette(), dtype=np.int64).reshape(-1, 3)])
    nearest = ((colours[:, None] - palette[None]) ** 2).sum(axis=2).argmin(axis=1)
    few = Image.fromarray(nearest[places].reshape(packed.shape).astype(np.uint8), mode="P")
    few.putpalette(palette.astype(np.uint8).tobytes())
    few.save(path, optimize=True)
