"""From files to scenarios and course settings: every mistake is told at once, at its place, in words to act on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coachkit.errors import BadFiles, Problem, UnknownName
from coachkit.loading import (
    Course,
    Lesson,
    Library,
    load_course,
    missing,
    read_scenario_file,
    read_walkthrough_file,
    scenario_folders,
    shipped_scenarios,
)
from coachkit.scenario import Scenario
from coachkit.vocabulary import Basis, Code, Degree, Ending, FeedbackTime, Mode, NextWork, RealityKind, Stage
from tests import olu

TEXT = (olu.OLU / "scenario.yaml").read_text(encoding="utf-8")
WALKS = (olu.OLU / "walkthroughs.yaml").read_text(encoding="utf-8")


def problems_of(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """Edit the sound scenario and return its problems, as told, without the folder."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return told(read_scenario_file(file, olu.ID)[1], folder)


def told(problems: list[Problem], folder: Path) -> list[str]:
    return [str(problem).replace(str(folder) + "/", "") for problem in problems]


# ------------------------------------------------------------------------------------------------ a sound scenario


def test_a_scenario_is_read_as_it_was_written(scenario: Scenario) -> None:
    assert (scenario.id, scenario.difficulty, scenario.openness, scenario.turns_at_most) == ("olu-kiln", 1, 3, 20)
    assert (scenario.client.name, scenario.client.age) == ("Olu Bright", "52")
    assert (scenario.vision.degree, scenario.vision.next_work) == (Degree.VISION_NO_WAY, NextWork.CLARIFY_GOAL)
    assert [element.id for element in scenario.vision.elements] == ["wheel", "quiet", "cups"]
    assert [turn.stage for turn in scenario.turns[:4]] == [Stage.OPENING, Stage.VISION, Stage.VISION, Stage.VERDICT]


def test_a_turn_is_read_as_it_was_written(scenario: Scenario) -> None:
    turn = scenario.turn("clay")
    statement = turn.reality[0]
    assert (statement.kind, statement.basis, statement.words) == (
        RealityKind.MONEY,
        Basis.OBSTACLE,
        "the rent takes it all",
    )
    assert turn.restated[0] == "The rent, I said. And my mother on top."
    assert turn.reply("say-it-is-paid").codes == {
        Code.SUSPEND: ("Say the rent is paid.",),
        Code.RETURN: ("What would a day be like?",),
    }
    assert turn.follow["on_track"].brings == "quiet"


def test_what_may_be_left_out_is_empty(scenario: Scenario) -> None:
    turn = scenario.turn("cup")
    assert (turn.reality, turn.verdict, turn.takes_up, turn.restated) == ((), "", None, ())
    assert turn.reply("what-like").better == ""
    assert scenario.endings[Ending.WELL].next is None


def test_every_part_knows_its_line(scenario: Scenario) -> None:
    lines = TEXT.splitlines()
    assert lines[scenario.turn("clay").at.line - 1] == "  - id: clay"
    assert lines[scenario.turn("clay").reply("both-listed").at.line - 1] == "      - id: both-listed"
    assert "id: mother, kind" in lines[scenario.reality["mother"].at.line - 1]
    assert "the bank knows me" in lines[scenario.turn("clay").follow["advise"].at.line - 1]


def test_a_code_may_have_several_words(tmp_path: Path) -> None:
    assert (
        problems_of(tmp_path, ('closed: "Is potter what you want?"', 'closed: ["Is potter", "what you want?"]')) == []
    )


def test_the_digest_is_of_the_content(tmp_path: Path, scenario: Scenario) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    same, _ = read_scenario_file(file)
    file.write_text(TEXT.replace("Leeds", "York"), encoding="utf-8")
    other, _ = read_scenario_file(file)
    assert same
    assert other
    assert same.hash == scenario.hash != other.hash
    assert re.fullmatch(r"[0-9a-f]{16}", same.hash)


# ------------------------------------------------------------------------------------------------ what is told

LINE = {name: TEXT[: TEXT.index(text)].count("\n") + 1 for name, text in {
    "client": "  name: Olu", "cup": "  - id: cup", "honest": '    verdict: "Can', "closed": "codes: {closed",
    "partly": "partly: {says: \"Yes, I", "degree": "degree: ", "hopes": "hopes: [", "rent": "{id: rent",
}.items()}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  name: Olu Bright\n",
            "  name: Olu Bright\n  nmae: Olu Bright\n",
            f"scenario.yaml:{LINE['client'] + 1}:3: CK004 unknown key 'nmae' (did you mean 'name'?); "
            "there is: name, pronouns, age, trade, place, background",
        ),
        (
            "  name: Olu Bright\n",
            "",
            f"scenario.yaml:{LINE['client']}:3: CK005 the key 'name' is missing here",
        ),
        (
            "degree: vision_no_way",
            "degree: vision_noway",
            f"scenario.yaml:{LINE['degree']}:11: CK007 unknown degree 'vision_noway' (did you mean 'vision_no_way'?); "
            "there is: no_vision, vision_no_way, vision_and_way",
        ),
        (
            "kind: money",
            "kind: cash",
            f"scenario.yaml:{LINE['rent']}:26: CK007 unknown reality kind 'cash'; there is: money, time,",
        ),
        ("openness: 3", "openness: 5", "CK007 'openness' must be a whole number from 0 to 4, found '5'"),
        ("openness: 3", "openness: -1", "CK007 'openness' must be a whole number from 0 to 4, found '-1'"),
        ("openness: 3", "openness: three", "CK007 'openness' must be a whole number from 0 to 4, found 'three'"),
        ("format: 1", "format: 2", "scenario.yaml:2:9: CK007 format '2' is not known; there is: 1"),
        ("{closed:", "{advice:", f"scenario.yaml:{LINE['closed']}:17: CK008 unknown code 'advice'"),
        ("{closed:", "{reassured:", "CK008 unknown code 'reassured' (did you mean 'reassure'?)"),
        (
            'verdict: "Can it',
            'verdict: "can it',
            f"scenario.yaml:{LINE['honest']}:14: CK013 the words 'can it work?' do not stand in 'says', letter by "
            "letter: 'Tell me straight. Can it work?'",
        ),
        ('hopes: ["I', 'hopes: ["You', f"scenario.yaml:{LINE['hopes']}:13: CK013 the words"),
        ('words: "the rent', 'words: "The rent', f"scenario.yaml:{LINE['rent']}:57: CK013 the words"),
        ('{closed: "Is', '{closed: "is', f"scenario.yaml:{LINE['closed']}:25: CK013 the words"),
        ('{closed: "Is potter what you want?"}', "{closed: Is potter}", "CK010 'closed' is spoken text"),
        ('better: "What do you want there?"', "better: What do you want?", "CK010 'better' is spoken text"),
        ('thinks: "That was short."', "thinks: [a]", "CK006 'thinks' must be a text, not a list or a mapping"),
        ('["I\'d love to be a potter."]', '"I\'d love to be a potter."', "CK006 'hopes' must be a list (- …)"),
        ('{says: "Mm.", thinks: "And now?"}', '"Mm."', "CK006 keys with values are expected here"),
        ("      - id: what-like", '      - id: ""', "CK014 'id' is empty"),
        ("The praise is a grade.", "x" * 4001, "CK009 'why' has 4,001 characters; 4,000 are allowed"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_place_found_and_allowed(tmp_path: Path, old: str, new: str, message: str) -> None:
    [problem] = problems_of(tmp_path, (old, new))
    assert message in problem


@pytest.mark.parametrize(
    ("key", "quoted"),
    [
        ("phrase", 'phrase: "forty cups in a row"'),
        ("evidence", 'evidence: ["a wheel of my own by a window"'),
        ("says", 'says: "Tell me straight. Can it work?"'),
        ("verdict", 'verdict: "Can it work?"'),
        ("hopes", 'hopes: ["I\'d love to be a potter."]'),
        ("restated", 'restated: ["Yes or no. Can it work?"'),
        ("words", "words: \"they're a mechanic's\""),
        ("unsaid", 'unsaid: "And my thumbs?"'),
        ("text", 'text: "Who drinks from them?"'),
        ("test", '{test: "Who could tell you?"}'),
        ("better", 'better: "How might you try them?"'),
        ("says", '{says: "Hm."'),
        ("thinks", 'thinks: "Never again."'),
    ],
)
def test_whatever_is_spoken_stands_in_quotes(tmp_path: Path, key: str, quoted: str) -> None:
    [problem] = problems_of(tmp_path, (quoted, quoted.replace('"', "")))
    assert f"CK010 {key!r} is spoken text: put it in quotes or in a block (>-)" in problem


def test_each_of_several_words_of_a_code_stands_in_quotes(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, ('{test: "Who could tell you?"}', "{test: [Who could tell you?]}"))
    assert "CK010 'test' is spoken text" in problem


@pytest.mark.parametrize(
    "bad", ["Up", "a_b", "-a", "a-", "a b", "ä", "../x", "con", "nul", "com1", "end", "x" * 65, "a/b", "a."]
)
def test_an_id_is_small_letters_digits_and_hyphens(tmp_path: Path, bad: str) -> None:
    [problem] = problems_of(tmp_path, ("      - id: what-like", f"      - id: {bad!r}"))
    assert "CK011" in problem


@pytest.mark.parametrize("good", ["a", "7", "a-1", "x" * 64, "console"])
def test_other_ids_are_let_pass(tmp_path: Path, good: str) -> None:
    assert problems_of(tmp_path, ("      - id: what-like", f"      - id: {good!r}")) == []


def test_a_scenario_bears_its_folders_name(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, ("id: olu-kiln", "id: olu-wheel"))
    assert "CK011 the id 'olu-wheel' is not the folder's name 'olu-kiln'" in problem


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  - id: clay\n", "  - id: cup\n", "the turn 'cup'"),
        ("{id: mother,", "{id: rent,", "the reality statement 'rent'"),
        ("{id: quiet,", "{id: wheel,", "the element of the vision 'wheel'"),
        ("      - id: really-potter\n", "      - id: hands-of-gold\n", "the reply 'hands-of-gold'"),
    ],
)
def test_an_id_is_there_once(tmp_path: Path, old: str, new: str, what: str) -> None:
    [problem] = problems_of(tmp_path, (old, new))
    assert re.search(rf"CK012 {what} is there twice; the first is in line \d+", problem)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    edits = [("openness: 3", "openness: 9"), ("kind: money", "kind: cash"), ("stage: verdict", "stage: veredict")]
    assert [problem.split(": ")[1][:5] for problem in problems_of(tmp_path, *edits)] == ["CK007"] * 3


def test_a_file_that_is_all_wrong_does_not_fall_over(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    for text in ("[]", "x", "{}", "turns: 1", "turns: [1, [2], {a: {b: c}}]", "client: []\nvision: x\nendings: [1]"):
        file.write_text(text, encoding="utf-8")
        scenario, problems = read_scenario_file(file)
        assert scenario is not None
        assert problems


def test_hostile_text_is_cut_in_messages(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, ("degree: vision_no_way", f"degree: {'x' * 3000}"))
    assert len(problem) < 250


# ------------------------------------------------------------------------------------------------ walkthroughs


def walk_problems(folder: Path, scenario: Scenario, old: str, new: str) -> list[str]:
    assert old in WALKS
    file = folder / "walkthroughs.yaml"
    file.write_text(WALKS.replace(old, new, 1), encoding="utf-8")
    return told(read_walkthrough_file(file, scenario)[1], folder)


def test_walkthroughs_are_read_as_they_were_written(scenario: Scenario) -> None:
    walks, problems = read_walkthrough_file(olu.OLU / "walkthroughs.yaml", scenario)
    assert problems == []
    assert (walks[0].name, walks[0].ends, walks[0].vision) == ("the good path", "well", ("wheel", "quiet", "cups"))
    assert (walks[2].vision, walks[2].ledger) == (("quiet",), None)
    assert [step.reply for step in walks[0].steps] == list(olu.GOOD_PATH.values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ends: well", "ends: wel", "CK007 unknown ending 'wel' (did you mean 'well'?); there is: well, client,"),
        ("outcome: on_track", "outcome: ontrack", "CK007 unknown outcome 'ontrack' (did you mean 'on_track'?)"),
        ("vision: all", "vision: whole", "CK006 'vision' must be a list (- …)"),
        ("reply: what-like, ", "", "CK005 the key 'reply' is missing here"),
        ("    ends: well", "    end: well", "CK004 unknown key 'end' (did you mean 'ends'?)"),
    ],
)
def test_a_mistake_in_a_walkthrough_is_told(
    tmp_path: Path, scenario: Scenario, old: str, new: str, message: str
) -> None:
    [problem] = walk_problems(tmp_path, scenario, old, new)
    assert message in problem


# ------------------------------------------------------------------------------------------------ the library


def test_the_shipped_scenarios_are_in_the_library() -> None:
    folders = [path.name for folder in shipped_scenarios() for path in folder.glob("*")]
    assert list(Library().ids) == sorted(folders)


def test_an_instructors_scenario_stands_beside_the_shipped_ones_and_before_them(tmp_path: Path) -> None:
    first = Library().ids[0]
    for name in (first, "my-own"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").touch()
    library = Library([tmp_path])
    assert set(library.ids) == {*Library().ids, "my-own"}
    assert library.folder(first) == tmp_path / first


@pytest.mark.parametrize("name", ["../olu-kiln", "", "/etc", "olu-kiln/../olu-kiln"])
def test_an_id_is_looked_up_and_never_joined_to_a_path(name: str) -> None:
    with pytest.raises(UnknownName, match="there is no scenario"):
        Library([olu.DATA]).folder(name)


def test_a_folders_name_may_have_capitals(tmp_path: Path) -> None:
    shutil.copytree(olu.OLU, tmp_path / "Olu-Kiln")
    assert Library([tmp_path]).load("olu-kiln").id == "olu-kiln"


def test_a_scenario_with_mistakes_is_not_loaded_and_all_of_them_are_told(tmp_path: Path) -> None:
    folder = tmp_path / olu.ID
    folder.mkdir()
    problems_of(folder, ("openness: 3", "openness: 9"), ("kind: money", "kind: cash"))
    with pytest.raises(BadFiles) as caught:
        Library([tmp_path]).load(olu.ID)
    assert len(caught.value.problems) == 2


def test_scenario_folders_are_found_at_and_below_a_path() -> None:
    assert scenario_folders(olu.DATA) == [olu.OLU]
    assert scenario_folders(olu.OLU) == [olu.OLU]
    assert scenario_folders(olu.OLU / "scenario.yaml") == [olu.OLU]
    assert scenario_folders(olu.OLU / "walkthroughs.yaml") == [olu.OLU]
    assert scenario_folders(olu.DATA / "nothing") == []
    assert scenario_folders(olu.DATA / "nothing" / "scenario.yaml") == []


def test_where_nothing_is_that_is_told() -> None:
    assert str(missing(Path("nothing"))) == "nothing:1:1: CK001 there is no scenario.yaml here or below"


# ------------------------------------------------------------------------------------------------ the course


@pytest.fixture
def course_file(tmp_path: Path) -> Path:
    return tmp_path / "course.yaml"


HEAD = 'format: 1\ncourse: evening-class\nconsent: "Stays here."\n'


def test_the_shipped_settings_are_sound() -> None:
    course = load_course()
    assert (course.course, course.client_state, course.exam, course.urgent_lesson) == ("self-study", True, False, True)


def test_what_is_left_out_is_as_usual(course_file: Path) -> None:
    course_file.write_text(HEAD, encoding="utf-8")
    assert load_course(course_file) == Course("evening-class", "Stays here.")


def test_the_shipped_course_writes_where_the_lesson_is_about_writing() -> None:
    shipped_course = load_course()
    modes = {name: shipped_course.lesson(name).mode for name in ("02_defer_it", "03_in_your_own_words")}
    assert modes == {"02_defer_it": Mode.CHOOSE, "03_in_your_own_words": Mode.WRITE}


def test_every_setting_is_read(course_file: Path) -> None:
    (course_file.parent / "mine").mkdir()
    course_file.write_text(
        f"{HEAD}client_state: hidden\nexam: on\nlessons:\n  08_whole: {{mode: write_first, feedback: end_of_stage}}\n"
        'urgent: {lesson: off, signposts: ["Duty counsellor: room 4"]}\nscenarios: [mine]\n',
        encoding="utf-8",
    )
    assert load_course(course_file) == Course(
        course="evening-class",
        consent="Stays here.",
        client_state=False,
        exam=True,
        lessons={"08_whole": Lesson(Mode.WRITE_FIRST, FeedbackTime.END_OF_STAGE)},
        urgent_lesson=False,
        signposts=("Duty counsellor: room 4",),
        scenarios=((course_file.parent / "mine").resolve(),),
    )


def test_an_exam_gives_feedback_at_the_end_whatever_the_lesson_says() -> None:
    course = Course("c", "d", exam=True, lessons={"a": Lesson(Mode.WRITE, FeedbackTime.EVERY_TURN)})
    assert course.lesson("a") == Lesson(Mode.WRITE, FeedbackTime.END)
    assert course.lesson("unnamed") == Lesson(Mode.CHOOSE, FeedbackTime.END)


def test_the_environment_names_an_instructors_own_file(course_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course_file.write_text(HEAD, encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(course_file))
    assert load_course().course == "evening-class"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("exam: yes", "course.yaml:4:7: CK007 unknown switch 'yes'; there is: on, off"),
        (
            "client_state: hide",
            "course.yaml:4:15: CK007 unknown shown 'hide' (did you mean 'hidden'?); there is: shown,",
        ),
        ("lesson: {}", "course.yaml:4:1: CK004 unknown key 'lesson' (did you mean 'lessons'?)"),
        ("lessons: [a]", "course.yaml:4:10: CK006 'lessons' must name lessons, each with its settings"),
        ("lessons:\n  Bad name: {}", "course.yaml:5:3: CK011 'Bad name' cannot be the name of a lesson"),
        ("lessons:\n  a: {mode: chose}", "course.yaml:5:13: CK007 unknown mode 'chose' (did you mean 'choose'?)"),
        ("lessons:\n  a: {feedback: never}", "CK007 unknown feedback time 'never'"),
        ("urgent: {signposts: [Crisis line]}", "CK010 'signposts' is spoken text"),
        ("scenarios:\n  - nowhere", "course.yaml:5:5: CK401 there is no folder 'nowhere' (looked for "),
        ("scenarios: ['~nobody-here/x']", "course.yaml:4:13: CK401 there is no folder '~nobody-here/x' (looked for "),
        ('scenarios: ["a\\0b"]', "course.yaml:4:13: CK401 there is no folder 'a\\x00b' (looked for "),
    ],
)
def test_a_mistake_in_the_settings_is_told(course_file: Path, settings: str, message: str) -> None:
    course_file.write_text(HEAD + settings + "\n", encoding="utf-8")
    with pytest.raises(BadFiles) as caught:
        load_course(course_file)
    assert message in str(caught.value)


def test_all_mistakes_in_the_settings_are_told_at_once(course_file: Path) -> None:
    course_file.write_text("format: 1\nexam: yes\nscenarios: [nowhere]\n", encoding="utf-8")
    with pytest.raises(BadFiles) as caught:
        load_course(course_file)
    assert [problem.rule.value for problem in caught.value.problems] == ["CK005", "CK005", "CK007", "CK401"]


def test_settings_that_are_not_there_are_told(course_file: Path) -> None:
    with pytest.raises(BadFiles, match="CK001 cannot be read: No such file or directory"):
        load_course(course_file)
