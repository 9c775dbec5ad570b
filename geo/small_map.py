"""A small map beside a text: the same atlas, kept in view around whatever provinces and venues its numbers name.

Takes nothing; gives a deterministic `folium.Map` for `st_folium`, whose numbers come by `geo.maps.numbers_group` as on the large
map. It answers nothing, so that moving it never reruns a page on which somebody is typing.
"""

from __future__ import annotations

from typing import Final

from folium.template import Template

from geo import layers
from geo.maps import ATTRIBUTION, HOME, TILES, AttachAtlas, OfflineMap, _address
from geo.payload import fixed

SCRIPT: Final = "small.js"


class SmallMap(OfflineMap):
    """The offline map with the script that keeps its events in view."""

    default_js = [*OfflineMap.default_js, ("small", _address("web", SCRIPT))]  # noqa: RUF012


class AttachSmallAtlas(AttachAtlas):
    """Puts the atlas on a small map once."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.atlas = Marz.attach({{ this._parent.get_name() }}, {{ this.layers }}, {{ this.options_json }});
        window.marzSmall({{ this._parent.get_name() }}, {{ this.frame_json }});
        {% endmacro %}
        """
    )


def small_map(height: int) -> SmallMap:
    """The small map before any numbers; equal arguments give an equal script, so that the frame stays mounted.

    Parameters
    ----------
    height : int
        Of the frame at most, in pixels; on a low screen it takes a quarter of it.
    """
    ground = SmallMap()
    options = {
        "attribution": layers.attribution() or ATTRIBUTION,
        "tiles": TILES,
        "fixed": fixed(),
        "plain": True,
        "legendClosed": True,
    }
    ground.add_child(AttachSmallAtlas(options, {"home": HOME, "height": height}))
    return ground
