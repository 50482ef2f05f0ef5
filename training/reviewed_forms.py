"""Forms that a person looked at, where the dictionary's word on doubt is not the last one."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Birds, rivers, companies ("non-public joint-stock company"), other republics, an aircraft plant's town.
AMBIGUOUS: frozenset[str] = _words(
    "нао чр чао рт рб еао коми "
    "орел орла орлу орлом орле orel "
    "азов азова азову азовом азове azov "
    "днепр днепра днепру днепром днепре "
    "вятка вятки вятке вятку вяткой "
    "колыма колымы колыме колыму колымой kolyma "
    "терек терека тереку тереком тереке terek "
    "прикамье приангарье верхневолжье "
    "нижний нижнего нижнему нижним нижнем поморье поморья поморью поморьем "
    "oral dpr lpr petersburg челны челнов челнам челнами челнах chelny "
    "свободный прохладный мирный svobodny mirny"
)

# The dictionary holds a rare surname or an old adjective of this form; readers think of the place.
NOT_AMBIGUOUS: frozenset[str] = _words(
    "ростов ростова ростову ростовом ростове rostov "
    "алматы астана астаны астане астану астаной astana almaty "
    "камчатка камчатки камчатке камчатку камчаткой "
    "grozny lviv lvov mykolaiv "
    "елец ельца ельцу ельцом ельце "
    "орловщина орловщины орловщине орловщину орловщиной"
)

# Many towns have a district of this name; only without the town does it mean one of its own.
URBAN_DISTRICTS: frozenset[str] = _words(
    "ленинский советский октябрьский кировский первомайский красноармейский дзержинский калининский "
    "приморский московский пушкинский павловский куйбышевский свердловский заволжский волжский "
    "ломоносовский троицкий пролетарский курчатовский комсомольский чкаловский кузнецкий "
    "железнодорожный центральный индустриальный фрунзенский невский сормовский донской "
    "александровский николаевский никольский михайловский петровский покровский северский "
    "красногорский зеленогорский белинский горняцкий кронштадтский колпинский красносельский"
)
