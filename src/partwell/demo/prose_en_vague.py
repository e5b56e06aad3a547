"""What a client writes in English who cannot say what they want: vague notes, rounds, decisions reopened."""

from __future__ import annotations

from partwell.demo.scripts import Script, client, me

_ROUND = Script(
    ("{Thing}: version {n}", "{Thing} v{n}", "Next round: {thing}", "Version {n} for you"),
    (
        me(
            "Version {n} of {thing} is attached. I've changed {part} as we discussed; everything else is as it was. "
            "Could you tell me which parts are settled now, so that I can close them?",
            "Here is round {n} for {thing}. Two variants of {part}, marked A and B. A clear choice between them would "
            "help me most.",
            "Attached: {thing}, version {n}. I tried to turn what you said on the phone into something concrete. "
            "Please look at {part} first.",
            "{Thing} again, version {n}. I've written down beside each change which remark of yours it answers.",
            file="{file}_v{n}.pdf",
        ),
        client(
            "Hm. This isn't quite it.",
            "Thank you! It's nice, but it isn't quite it yet. I can't put my finger on it.",
            "We looked at it for a long time. Something is missing, but none of us could say what. Could you try "
            "again?",
            "It's good, it's good... it just doesn't sing. Do you know what I mean?",
            "Not bad, but it doesn't feel like us. I'll know it when I see it.",
            "My first reaction was: meh. Sorry! Maybe show me a few other directions?",
            "I think {part} could be more... alive? Or calmer? Something in between. You're the designer.",
            "I showed it to my sister-in-law and she found it a bit flat. I didn't, but now I do.",
            "It's nearly there. Play with it a bit more, make it pop.",
            "Honestly I expected something more exciting. Don't ask me what.",
            "Could you make it more premium but also more down to earth? You'll find a way.",
            "The team is split. Half of us want it bolder, the others quieter. Can you do something that is both?",
        ),
        me(
            "Thank you. Could you point at one place that bothers you and tell me what you'd rather see there?",
            "To get further I need one decision from you: keep the structure, yes or no?",
            "I can try another direction. So that I don't guess again, could you send me two examples that you like "
            "and say why?",
            "Happy to go on. This would be round {n}; the offer covers two. Shall I count it as extra?",
        ),
        client(
            "I don't have an example. It should feel fresh, that's all.",
            "That's the difficulty, I can't explain it. Just try something.",
            "Keep the structure. Or perhaps not. See what happens.",
            "Let me sleep on it.",
            "Everything and nothing bothers me, if that makes sense.",
            "Does it have to count as extra? We're still looking for the right thing, after all.",
            "I'll ask the others and come back to you.",
            "Maybe the first version wasn't so wrong. Can I see it again?",
        ),
    ),
    weight=6,
)

_REOPENED = Script(
    ("About {thing}", "{Thing}: second thoughts", "One step back", "Before we go on"),
    (
        client(
            "I know we approved {part} last week, but I'd like to open it up again. My partner only saw it now.",
            "We've changed our minds about {part}. The one we decided against is growing on us. Can we go back to it?",
            "I was sure about B until this morning. Now I think it should be A after all. Or a mix.",
            "Thinking about {thing} again: do we even need {part}? I know it's finished.",
            "At the weekend we talked about {thing} with friends and now everything is open again, I'm afraid.",
            "The colour we agreed on looks different today. Is it different? Let's look at the other five again.",
            "I told you {part} was final. It isn't, sorry. We have a new idea of who we are.",
        ),
        me(
            "I can reopen {part}. It was signed off on {day}, so the hours since then are spent, and going back costs "
            "about five more. Is that all right?",
            "Of course we can look at it again. Could you and your partner both be in the call this time?",
            "I've put both versions next to each other on one page. Please mark the one you want, in writing.",
        ),
        client(
            "Fine, but it can't be five hours, it was all there before.",
            "Let's do both and see.",
            "We don't want to decide too early.",
            "OK, the old one then. For now.",
            "He's travelling until {day}. Just go on in the meantime.",
            "I'd mark it if I knew. What would you choose?",
        ),
        me(
            "I'd choose A, because it reads faster. I'll go on with A unless you stop me by {day}.",
            "Then I'll wait for the two of you.",
            "All right. I note: the old version, agreed today.",
        ),
    ),
    weight=4,
)

_TASTE = Script(
    ("A thought", "Inspiration for {thing}", "{Thing}, mood"),
    (
        client(
            "Saw a shop window in Lisbon yesterday and thought of {thing}. It was sort of green. Can we have that "
            "feeling?",
            "I've collected forty pictures I like. They don't have much in common, but perhaps you see the thread.",
            "What if {thing} were less of a {word} and more of a mood?",
            "Could {part} be warmer? Not in colour. In attitude.",
            "I keep coming back to the word 'honest'. Can {thing} be more honest?",
        ),
        me(
            "I've looked through the pictures. What they share is a lot of empty space, so I'd remove the second "
            "column. Shall I?",
            "Tell me three adjectives in order of weight and I'll show you one page for each.",
            "I can try it on {part}. It will be a sketch, an hour at most.",
        ),
        client(
            "Maybe! Show me and I'll tell you if it's that.",
            "Warm, clear, surprising. No, wait. Clear, warm, surprising.",
            "Lovely. But don't change too much.",
            "An hour is fine. Or two, if it helps.",
        ),
    ),
    weight=2,
)

_ALL_RIGHT = Script(
    ("{Thing}: final?", "{Thing} goes to print"),
    (
        client(
            "So. We've slept on it, and we think {thing} is done. Really. Please send it to the printer before I "
            "change my mind.",
            "Everybody here has signed {thing}. I'm a little sad that it's over.",
        ),
        me(
            "Sent. After {n} rounds I know it by heart. Thank you for the decision.",
            "Gone to the printer this minute. The second half of the fee will be on this month's invoice.",
        ),
        client(
            "Thank you for your patience with us!",
            "One tiny thing, is it too late to change {part}?",
            "I know we're not easy. You were very kind.",
        ),
    ),
    weight=1,
)

SCRIPTS = {"vague": (_ROUND, _REOPENED, _TASTE, _ALL_RIGHT)}
