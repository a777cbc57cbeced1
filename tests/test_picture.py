"""How a picture is laid out: all of it is inside its frame."""

from __future__ import annotations

import matplotlib as mpl

from coachkit.summaries.picture import SETTINGS, finish, new_axes

OUTCOMES = ("on track", "partly", "stalled", "derailed")


def test_beside_long_names_of_rows_the_legend_is_not_cut_off() -> None:
    figure, axes = new_axes(2)
    with mpl.rc_context(SETTINGS):
        for outcome in OUTCOMES:
            axes.barh([0, 1], [1, 1], label=outcome)
        axes.set_yticks([0, 1], ["28 Oct 04:25 endless-2-4711-and-more"] * 2)
        finish(axes, columns=len(OUTCOMES))
        figure.draw_without_rendering()
    (legend,) = figure.legends
    box = legend.get_window_extent()
    assert [text.get_text() for text in legend.get_texts()] == list(OUTCOMES)
    assert figure.bbox.x0 <= box.x0
    assert box.x1 <= figure.bbox.x1
