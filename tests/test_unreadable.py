"""What cannot be coded earns nothing and is told why; ordinary English is never refused."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from coachkit.coding import code_reply, unreadable
from coachkit.coding.unreadable import CLIENTS, CODE, CODEBOOK, NAMES, NOTHING, SHOWN, TOO_LONG, UNKNOWN
from coachkit.vocabulary import Code

CLIENT = (
    "I've always pictured my own bakery by the harbour, with the door open at six. "
    "But the lease alone is nine hundred a month and I can't see where that would come from."
)
MODEL = (
    "Thank you for being so open about the lease. I'm adding it to our ledger, and we'll look at it in week five. "
    "Say that it is all paid for: who walks through that door at six?"
)
PASTED = (
    "Thank you for telling me. I'm writing that down. Suppose the fees were paid. What would your week look like?",
    "That sounds heavy. Let's park that for now. If time were no issue, what matters to you in it?",
    "Money is on your mind. We'll come back to it. Put that to one side for a moment. Describe it.",
)


def remark(reply: str, client: str = CLIENT, *shown: str) -> str:
    """Return the remark; what has one earns nothing."""
    coding = code_reply(reply, client, shown=shown)
    assert not (coding.remark and coding.findings)
    return coding.remark


@pytest.mark.parametrize(
    "reply",
    [
        *("", " ", "\n\t", ":)", "...", "?!", "12", "((((" * 500),
        *("\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "❤️"),
        *("\x00", "\x1b[", "\ud83d", "\udc00\ud800", "\u202e\u202d", "\u200b", "\ufeff", "\u0301"),
    ],
)
def test_where_there_are_no_words_it_says_so(reply: str) -> None:
    assert remark(reply) == NOTHING


@pytest.mark.parametrize("length", [3_001, 20_000, 1_000_000])
def test_what_is_too_long_is_told_at_once(length: int) -> None:
    reply = ("I'm writing that down. " * (length // 20 + 1))[:length]
    begun = time.perf_counter()
    assert remark(reply) == TOO_LONG
    assert time.perf_counter() - begun < 0.1


def test_the_longest_that_is_coded_is_coded() -> None:
    assert Code.NOTE in code_reply(("I'm writing that down. " * 200)[:3_000], CLIENT).codes


@pytest.mark.parametrize("piece", ["a? ", "but i ", "<a", "SELECT ", "{", "word ", "(", "a-", "\u0301", "ok. "])
def test_the_strangest_text_is_coded_in_little_time(piece: str) -> None:
    begun = time.process_time()
    code_reply(piece * (3_000 // len(piece)), piece * 1_000_000, shown=[piece * 1_000])
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "reply",
    [
        "Gracias por contármelo. Lo apunto en nuestra lista para más tarde.",
        "Supongamos que el dinero no es un problema. ¿Cómo sería tu semana?",
        "Me parece muy bien.",
        "Danke, dass du mir das erzählst. Ich schreibe das auf unsere Liste.",
        "Angenommen, das Geld wäre da: was würdest du dann backen?",
        "Das ist doch nicht realistisch.",
        "Merci de me l'avoir dit. Je note ça sur notre liste.",
        "Supposons que le loyer soit payé, à quoi ressemblerait ta journée ?",
        "Dziękuję, że mi to mówisz. Zapiszę to na później.",
        "Jak wyglądałby twój dzień, gdyby pieniądze były?",
        "Bunu söylediğin için teşekkür ederim. Bunu not ediyorum.",
        "Para sorun olmasaydı günün nasıl geçerdi?",
        "Cảm ơn bạn đã nói với tôi. Tôi sẽ ghi lại điều đó.",
        "Nếu tiền không phải là vấn đề thì bạn sẽ làm gì?",
        "मुझे बताने के लिए धन्यवाद। मैं इसे लिख लेता हूँ।",
        "अगर पैसे की चिंता न होती तो आपका दिन कैसा होता?",
        "شكرا لأنك أخبرتني بذلك. سأكتبها في قائمتنا.",
        "لو كان المال موجودا، كيف سيكون أسبوعك؟",
        "谢谢你告诉我。我会记下来。",
        "如果钱不是问题，你会做什么？",
    ],
)
def test_another_language_is_told(reply: str) -> None:
    assert remark(reply) == UNKNOWN


@pytest.mark.parametrize(
    "reply",
    [
        "<p>Tell me more</p>",
        "<script>alert('thank you')</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- I'm writing that down -->",
        "def note(self):\n    return self.list",
        "for item in list:\n    print(item)\n    note(item)",
        "import this",
        "if (money == null) { note(lease); }",
        "const back = () => { return vision; }",
        "function suppose(lease) { return lease; }",
        "SELECT vision FROM client WHERE lease = 0",
        '{"note": "the lease", "return": "what would you bake"}',
        "#include <money.h>",
        "list.append(note); list.sort();",
        "thank_you && write_down || forget_it",
        "std::list::note(later);",
        '#!/bin/sh\necho "thank you"',
        "\\section{Thanks} \\note{that}",
    ],
)
def test_code_and_markup_are_told(reply: str) -> None:
    assert remark(reply) == CODE


@pytest.mark.parametrize(
    "reply",
    [
        "Tell me about your friend(s) and your customer(s) there :)",
        "I hear you (really, I do). What would it look like (roughly)?",
        "That's heavy :( What would you bake? ;-) :-} =)",
        "That's heavy :{\nTell me more :{",
        "Acknowledged. I note it, and suppose it's parked outside: what's your vision of the shop?",
        "Lease => on the list. What would mornings be like?",
        "Lease -> on our list, ok? -> so what would you bake",
        "I <3 that. What would it look like?",
        "Income > costs, say, and costs < income. What then?",
        "Say the money is there {all of it}. What would you do?",
        "What is the function of the front room (in your picture)?",
        "We'd select the best from the list later. What would you bake?",
        "*nods* _really_ hear you. What would you bake?",
        "It costs $900, I heard. That's on the list & we'll come back to it!!",
        "Go on.",
        "Lovely.",
        "Yes",
        "ok",
        "Mm-hm.",
        "And?",
        "Hmm",
        "What else?",
        "Say more.",
        "wot wud ur day luk like",
        "im writting it dwn , wat wud u bake if teh lease was payed",
        "keep goin, tell me bout the shop",
        "GO ON TELL ME WHAT YOUR DAY LOOKS LIKE",
        "Siobhán, Nnamdi and Xiuying will be there with you?",
        "Aye, that's a sair thing to carry. Whit would yer mornins be like?",
        "No wahala, I don hear you. Wetin go dey inside the shop?",
        "Yeah nah, fair enough mate. What's the arvo like in the shop?",
        "Sure look, I'll jot that down. What would you be at of a morning?",
        "acha, the lease is big tension na. say it is paid only, then what all you will make?",
        "9 hundred. ouch. 6am door open: who's there?",
        "“The door open at six.” Who is the first one in?",
        "I note what you say, and I thank you for it. Where shall we go next with the bakery?",
        "Thanks, noted. Suppose it's paid?",
        "Back to the vision, then: what's on the shelves?",
    ],
)
def test_ordinary_english_is_not_refused(reply: str) -> None:
    assert remark(reply) == ""


def test_names_that_the_client_said_are_known() -> None:
    assert (
        remark("Xiuying, Nnamdi, Siobhán, Wojciech?", "Wojciech would come, and Siobhán. But Nnamdi, and Xiuying?")
        == ""
    )


def with_a_word_in_the_middle(text: str) -> str:
    words = text.split()
    return " ".join([*words[: len(words) // 2], "really", *words[len(words) // 2 :]])


CHANGES = {
    "as it is": str,
    "capitals": str.upper,
    "no marks": lambda text: "".join(letter for letter in text if letter.isalnum() or letter in " '"),
    "a word before": lambda text: f"Well {text}",
    "a word after": lambda text: f"{text} please",
    "a word in the middle": with_a_word_in_the_middle,
    "other quotes": lambda text: text.replace("'", "’"),
}
changed = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@changed
@pytest.mark.parametrize(
    "reply",
    [
        "thanks note assume vision",
        "Acknowledge. Note. Suspend. Return.",
        "thank you, I note, I assume, the vision",
        "acknowledge it, then note it, then suspend it, then return to the vision",
        "acknowledged, noted, suspended, returning",
        "I acknowledge, I note, I suspend, I return",
    ],
)
def test_naming_the_moves_earns_nothing(reply: str, change: type[str]) -> None:
    assert remark(change(reply)) == NAMES


@changed
@pytest.mark.parametrize("reply", PASTED)
def test_the_codebooks_examples_pasted_together_earn_nothing(reply: str, change: type[str]) -> None:
    assert remark(change(reply)) == CODEBOOK


@changed
@pytest.mark.parametrize(
    "client", [CLIENT, "I want to be a nurse, but I am too old.", "I'd love to sing. But who would pay me?"]
)
def test_the_clients_turn_pasted_back_earns_nothing(client: str, change: type[str]) -> None:
    assert remark(change(client), client) == CLIENTS


def test_half_of_the_clients_turn_pasted_back_earns_nothing() -> None:
    assert remark(CLIENT.partition(". ")[2], CLIENT) == CLIENTS


@changed
def test_a_line_that_stood_on_the_screen_earns_nothing(change: type[str]) -> None:
    assert remark(change(MODEL), CLIENT, "Another line altogether.", MODEL) == SHOWN


def test_two_lines_that_stood_on_the_screen_earn_nothing_together() -> None:
    first, second = MODEL.split(". ", 1)[0] + ".", "What would you be baking there on the very first morning of all?"
    assert remark(f"{first} {second}", CLIENT, MODEL, second) == SHOWN


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("You've always pictured your own bakery by the harbour. Who comes in first?", Code.RETURN),
        ("“Nine hundred a month.” I'm putting that on our list.", Code.NOTE),
        ("The lease alone is nine hundred a month, and you can't see where that would come from.", Code.ACKNOWLEDGE),
        ("The door open at six: what do you smell?", Code.RETURN),
    ],
)
def test_whoever_quotes_the_client_or_gives_it_back_as_yours_is_coded(reply: str, code: Code) -> None:
    assert code in code_reply(reply, CLIENT).codes


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("Thank you for telling me. Nine hundred is a lot to find.", Code.ACKNOWLEDGE),
        ("Let's park that; who is at the door when you open it?", Code.NOTE),
        ("What would your week look like, once the ovens are in?", Code.RETURN),
        ("Don't worry.", Code.REASSURE),
        ("What would your week look like?", Code.RETURN),
    ],
)
def test_one_phrase_of_the_codebook_is_coded(reply: str, code: Code) -> None:
    assert code in code_reply(reply, CLIENT).codes


@pytest.mark.parametrize("reply", ["Thank you for being so open about that.", "Who walks through that door at six?"])
def test_a_few_words_of_a_line_on_the_screen_are_coded(reply: str) -> None:
    assert code_reply(reply, CLIENT, shown=[MODEL]).codes


def test_every_remark_is_a_plain_sentence_of_its_own() -> None:
    remarks = [NOTHING, TOO_LONG, CODE, UNKNOWN, NAMES, CLIENTS, SHOWN, CODEBOOK]
    assert all(text.endswith(".") and text[0].isupper() for text in remarks)
    assert all(one != other for one, other in pairwise(sorted(remarks)))


def test_the_longest_reply_is_named_in_the_remark() -> None:
    assert f"{unreadable.LONGEST:,}" in TOO_LONG
