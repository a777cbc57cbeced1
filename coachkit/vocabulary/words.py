"""The other words of the field: stages, kinds, outcomes, degrees, and what a session is made of."""

from .term import METHOD, Term


class Stage(Term):
    """Where a conversation stands, by what the client does in the turn."""

    OPENING = "opening", "the client speaks of hopes, or of nothing yet", METHOD
    VISION = "vision", "the client makes a reality statement while the vision is being explored", METHOD
    VERDICT = "verdict", "the client asks the coach to rule on viability", METHOD
    REVISIT = "revisit", "the client takes a recorded challenge up again", METHOD
    NEXT_WORK = "next_work", "the client is ready for the work that comes next", METHOD
    URGENT = "urgent", "the client says something that cannot wait (the toolkit's own addition)"


class StatementKind(Term):
    """What a client statement can hold; it can hold several."""

    HOPE = "hope", "a wish, an aspiration, a picture of the future"
    REALITY = "reality", "a belief or an obstacle, said as the reason why a hope cannot come true", METHOD
    VERDICT = "verdict", "asks the coach to rule on viability", METHOD
    URGENT = "urgent", "something that cannot wait (the toolkit's own addition)"
    OTHER = "other", "anything else, such as a fact with no 'therefore I can't' in it"


class RealityKind(Term):
    """What a reality statement is about."""

    MONEY = "money", "costs, wages, debts, savings"
    TIME = "time", "hours, deadlines, how long it takes"
    CREDENTIALS = "credentials", "education, licence, skills"
    EXPERIENCE = "experience", "too little of it, or too old, or too young"
    FAMILY = "family", "care, partner, children"
    HEALTH = "health", "body, mind, strength"
    PLACE = "place", "location, transport, status, permits"
    MARKET = "market", "no jobs, employers, discrimination"
    SELF_BELIEF = "self_belief", "not good enough, afraid"
    EXPECTATIONS = "expectations", "what others want or say"

    @property
    def words(self) -> str:
        """The kind as it is read on screen: self-belief has a hyphen."""
        return self.value.replace("_", "-")


class Basis(Term):
    """Whether a reality statement could be tested or is a fact today."""

    BELIEF = "belief", "could be tested: 'they'd never take me'"
    OBSTACLE = "obstacle", "is a fact today: 'the course costs nine thousand'"


class Sign(Term):
    """By what a coach can tell that something cannot wait; the toolkit's own addition to the method."""

    DANGER = "danger", "somebody may come to harm", "coachkit"
    CRISIS = "crisis", "the client cannot go on as things are, today", "coachkit"
    DEADLINE = "deadline", "a date set by law or contract, after which something is lost", "coachkit"
    ASKS_NOW = "asks_now", "the client says that it has to be dealt with now", "coachkit"


class Topic(Term):
    """What a coach asks for to learn how future-oriented a client is."""

    VISION = "vision", "a vision of a preferred future", METHOD
    CONSIDERED = "considered", "what career has been considered", METHOD
    WHERE_NEXT = "where_next", "where they might go next", METHOD
    OPTIONS = "options", "the options, alternatives and possibilities that they weigh", METHOD
    BEST_LIFE = "best_life", "the best of all worlds, for their life", METHOD
    BEST_CAREER = "best_career", "the best of all worlds, for their career", METHOD


class Orientation(Term):
    """How future-oriented a client is."""

    NONE = "none", "no picture of a future: what is asked about it comes back empty", "coachkit"
    FAINT = "faint", "a piece or two of a picture, said with little trust in them", "coachkit"
    CLEAR = "clear", "a picture that the client can walk about in and tell of", "coachkit"


class FindingOut(Term):
    """A way in which a client can find out whether, or how, it can work."""

    KNOWN_ASSUMED = "known_assumed", "what is known about it, and what is only assumed", METHOD
    WHO_COULD_TELL = "who_could_tell", "who could tell them more about it", METHOD
    SMALL_TRIAL = "small_trial", "what small trial would show something", METHOD
    HELPED_BEFORE = "helped_before", "what has helped before, with something like it", METHOD


class Register(Term):
    """How a client speaks."""

    PLAIN = "plain", "says it straight, in few and ordinary words", "coachkit"
    WARM = "warm", "is friendly, and looks after the coach", "coachkit"
    DRY = "dry", "says less than is meant, with a straight face", "coachkit"
    BLUNT = "blunt", "is short, and spares nobody", "coachkit"
    ROUNDABOUT = "roundabout", "comes to it by way of other things", "coachkit"
    SHY = "shy", "breaks off, takes things back, apologises", "coachkit"


class Domain(Term):
    """What sort of hope it is; a line of the bank says against which sorts it can be said."""

    ANY = "any", "any hope", "coachkit"
    STUDY = "study", "a training or a degree", "coachkit"
    SHOP = "shop", "a business of one's own", "coachkit"
    CRAFT = "craft", "making things", "coachkit"
    CARE = "care", "working with people who need help", "coachkit"
    OUTDOORS = "outdoors", "working out of doors", "coachkit"
    STAGE = "stage", "performing, media", "coachkit"
    TEACHING = "teaching", "teaching", "coachkit"
    MOVE = "move", "another place", "coachkit"
    OFFICE = "office", "another job in an organisation", "coachkit"
    UNKNOWN = "unknown", "no picture yet", "coachkit"


TREATED = {
    Basis.BELIEF: "This is a belief: it can be looked at, and it may hold or come apart. Do not argue with it.",
    Basis.OBSTACLE: "This is an obstacle: it is so today. Look at it from the side of what would have to be true.",
}
"""How a challenge that is taken up again is treated."""


class Trap(Term):
    """What makes it easy to hear a sentence wrongly."""

    FACT = "fact", "a fact of the client's life that is used against no hope"
    SHY_HOPE = "shy_hope", "a hope said shyly, so that it passes for something else"
    IDLE_BUT = "idle_but", "a 'but' that shuts no door"
    NO_BUT = "no_but", "a reality statement without the word 'but'"


class Hearing(Term):
    """What a mark of a sentence amounts to."""

    HEARD = "heard", "a reality statement, marked as one", "coachkit"
    MISSED = "missed", "a reality statement that was let pass", "coachkit"
    OVER_HEARD = "over_heard", "no reality statement, marked as one", "coachkit"
    LET_PASS = "let_pass", "no reality statement, and rightly let pass", "coachkit"


class Outcome(Term):
    """What a reply amounts to, worked out from its codes and the stage."""

    ON_TRACK = "on_track", "the reply does what this stage asks for"
    PARTLY = "partly", "the reply leads on, but something is missing"
    STALLED = "stalled", "nothing derails and nothing leads on"
    DERAILED = "derailed", "the reply takes the conversation off the client's future"


class Degree(Term):
    """How much vision the client turns out to have."""

    NO_VISION = "no_vision", "fragments at most, no picture yet", METHOD
    VISION_NO_WAY = "vision_no_way", "a picture of a wanted future, and no way to it yet", METHOD
    VISION_AND_WAY = "vision_and_way", "a picture of a wanted future, and the way is known"


class NextWork(Term):
    """The decision that ends a session."""

    BUILD_PICTURE = "build_picture", "build a picture of a preferred future", METHOD
    CLARIFY_GOAL = "clarify_goal", "clarify the goal by finding out", METHOD
    ACTION_STEPS = "action_steps", "plan action steps, once the goal is clear"


FITTING_WORK = {
    Degree.NO_VISION: NextWork.BUILD_PICTURE,
    Degree.VISION_NO_WAY: NextWork.CLARIFY_GOAL,
    Degree.VISION_AND_WAY: NextWork.ACTION_STEPS,
}
"""Which next work fits which degree of vision."""


class Mode(Term):
    """How the trainee replies."""

    CHOOSE = "choose", "by choosing one of the replies shown", "coachkit"
    WRITE = "write", "in words of their own", "coachkit"
    WRITE_FIRST = "write_first", "in words of their own, then comparing with the replies shown", "coachkit"
    RATE = "rate", "by no reply: what was heard is rated", "coachkit"
    MARK = "mark", "by no reply: the client's sentences are marked", "coachkit"


REPLYING = (Mode.CHOOSE, Mode.WRITE, Mode.WRITE_FIRST)
"""The modes in which a reply is given; in the others something else is done."""


class Band(Term):
    """How far a code of a reply can be relied on."""

    AUTHOR = "author", "given by the scenario's author", "coachkit"
    SURE = "sure", "given by the coder, acts at once", "coachkit"
    UNSURE = "unsure", "given by the coder, put to the trainee as a question", "coachkit"


class Ending(Term):
    """How a conversation ended."""

    WELL = "well", "it came to its end", "coachkit"
    CLIENT = "client", "the client ended it", "coachkit"
    TURNS_USED = "turns_used", "the replies that the hour allows were used up", "coachkit"


class FeedbackTime(Term):
    """When the feedback on a reply is shown."""

    EVERY_TURN = "every_turn", "at once, after every reply", "coachkit"
    END_OF_STAGE = "end_of_stage", "when a stage of the conversation is over", "coachkit"
    END = "end", "when the conversation is over", "coachkit"
