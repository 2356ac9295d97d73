import pytest

from kursk_reader.data.article import Article, Place, Question
from kursk_reader.model.word_pieces import Encode, load_encoder

RIVERS = (
    "The Danube rises in the Black Forest of Germany. It flows through ten countries, among them Austria, Hungary and "
    "Romania. In 1856 the Treaty of Paris opened it to all ships.",
    "The Rhine rises in Switzerland. At Basel it turns north. Since 1992 a canal has joined it to the Danube, at Kelheim.",
    "Much of the cargo on both rivers is grain. Barges of up to 110 metres carry it.",
    "The Volga is the longest river in Europe. It ends in the Caspian Sea.",
    "A lock lifts ships from one level to another. Some are 300 metres long, as the valley is wide there. " * 12,
)


@pytest.fixture(scope="session")
def encode() -> Encode:
    return load_encoder()


@pytest.fixture(scope="session")
def rivers() -> Article:
    def question(text: str, paragraph: int, answer: str) -> Question:
        return Question(text, (Place(paragraph, RIVERS[paragraph].index(answer), answer),), "")

    return Article(
        "Rivers",
        RIVERS,
        (
            question("Which treaty opened the Danube to all ships?", 0, "Treaty of Paris"),
            question("Since when has a canal joined the Rhine to the Danube?", 1, "1992"),
            question("What do barges of up to 110 metres carry?", 2, "grain"),
            question("What is the cargo, and how is it carried?", 2, "grain. Barges of up to 110 metres carry it"),
            question("Why are some locks 300 metres long?", 4, "as the valley is wide there"),
            Question("Which treaty closed the Danube to ships?", (), "", about=0),
        ),
        source="rivers",
        pool="rivers",
    )


@pytest.fixture(scope="session")
def handbook() -> Article:
    """Its headings ask."""
    paragraphs = (
        "This is how we work together, wherever we are; ask when something is missing.",
        "Tell your lead two weeks before you go. Then enter the days in the calendar of the team.",
        "Unused days move to the next year, up to ten of them.",
        "Keep every receipt. Send them by the fifth of the month to be paid with your salary.",
    )
    sections = ((), ("Time off", "Request leave"), ("Time off", "Unused days of leave"), ("Money", "Claim expenses"))
    return Article("Handbook", paragraphs, (), sections, source="handbook", pool="handbook")
