"""Cards in columns without a script: the server gives each card its column by height.

There are four columns on a wide page. A phone shows two: the first and the third flow into one, the second and the
fourth into the other, and the order number of each card puts them back into their order.
"""

from collections.abc import Sequence

COLUMNS = 4
# Height of the lines below a photo and the gap to the next card, in widths of a card.
_TEXT = 0.42


def placed(ratios: Sequence[float], heights: Sequence[float] = ()) -> tuple[list[list[int]], list[float]]:
    """Indexes of the cards in each of four columns, and the heights that the columns have then.

    `ratios` are width over height of the photos, `heights` of columns that already stand, in widths of a card.
    """
    stand = list(heights) if len(heights) == COLUMNS else [0.0] * COLUMNS
    columns: list[list[int]] = [[] for _ in range(COLUMNS)]
    for index, ratio in enumerate(ratios):
        shortest = min(range(COLUMNS), key=lambda column: (round(stand[column], 1), column))
        columns[shortest].append(index)
        stand[shortest] += 1 / max(0.2, ratio) + _TEXT
    lowest = min(stand)
    return columns, [height - lowest for height in stand]
