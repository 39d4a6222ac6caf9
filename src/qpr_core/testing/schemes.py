"""A scheme of four bands, of the kind that many councils have, to try what is not only for Red, Amber and Green."""

from qpr_core.model.scheme import Band, Scheme


class Four(Scheme):
    """Four bands: better than Green is Blue.

    >>> [band.value for band in Four]
    ['Blue', 'Green', 'Amber', 'Red']
    """

    BLUE = Band("Blue", colour="#1d70b8", symbol="★")
    GREEN = Band("Green", colour="#00703c")
    AMBER = Band("Amber", symbol="●")
    RED = "Red"
