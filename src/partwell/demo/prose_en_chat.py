"""What is written in an English chat: a client who presses there too, and the talk in which a boundary is agreed."""

from __future__ import annotations

from partwell.demo.scripts import Script, chase, client, me

_CHAT = (
    Script(
        ("",),
        (
            client(
                "hey are you there?",
                "quick q about {thing}",
                "need {part} changed before the 8am call",
                "the {word} is wrong again, can you have a look right now",
                "can you jump on a call",
                "we're presenting {thing} tomorrow morning, I need the new {word} tonight",
                "urgent: {part} doesn't load on my phone",
                "hi! {thing}, where are we?",
                "sorry to bother you this late but {part} can't wait",
                "boss wants to see {thing} NOW",
            ),
            chase(
                "hello?",
                "??",
                "you there",
                "any update",
                "I can see the green dot next to your name",
                "ping",
                "it's really just five minutes",
                "still waiting on this",
            ),
            chase(
                "ok calling you",
                "third try...",
                "please, they're all asking me",
                "I need SOMETHING to show",
                "guess you're asleep, but read this first thing",
            ),
            me(
                "Morning! I'm at my desk from nine. {Part}: will be up before lunch.",
                "Just read this. I'll look at it now, give me an hour.",
                "Done, please reload.",
                "I was offline, it was night here. What exactly is wrong with {part}?",
                "In a meeting until eleven, then it's yours.",
            ),
            client(
                "can you make it half an hour",
                "ok but next time answer faster pls",
                "great. now the mobile one",
                "too late, showed them the old one",
                "thx",
                "👍 one more thing coming",
            ),
        ),
        weight=5,
    ),
    Script(
        ("",),
        (
            client(
                "idea: what if {thing} had a dark version",
                "could you send me the open file of {thing}",
                "which font is it in {part}",
                "are you free {day}",
            ),
            me(
                "Sure, sending it over.",
                "Yes, {day} after ten.",
                "I'd rather not, it costs us a week.",
                "It's in the folder.",
            ),
            client("nice", "got it, thanks", "ok then not", "cool, talk {day}"),
        ),
        weight=2,
    ),
)

_BOUNDARY = (
    Script(
        ("How we work together", "A word about evenings"),
        (
            me(
                "I'd like to agree something with you, because I want to keep working well for you. I answer between "
                "nine and six on working days. What comes in the evening or at the weekend I read the next working "
                "morning. For real emergencies, meaning something live is broken, please ring me; nothing else. Could "
                "you confirm that this works for you from today?",
            ),
            client(
                "You're right, and I'm sorry, I hadn't noticed how it piled up. Agreed from today. I'll collect things "
                "and send one mail in the morning.",
                "Of course. Agreed. Nine to six, and the phone only if something is on fire.",
            ),
            me(
                "Thank you, that makes it easy. I've noted today's date.",
                "Thank you. Let's look at it again in two months.",
            ),
        ),
    ),
)

SCRIPTS = {"pressing_chat": _CHAT, "boundary": _BOUNDARY}
