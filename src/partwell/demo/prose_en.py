"""What English-writing clients and the freelancer write to each other; all of it invented."""

from __future__ import annotations

from partwell.demo.scripts import Pack, Script, chase, client, me

_CALM = (
    Script(
        ("{Thing}", "Next up: {thing}", "{Thing}, first thoughts"),
        (
            client(
                "We'd like to start on {thing} this month. Nothing fancy: same look as last time, a little more air, "
                "and {part} should say what we do in one sentence. No rush, two or three weeks is fine.",
                "I've put together a short brief for {thing}, two pages, attached to the shared folder. The one "
                "thing I'd ask you to think about is {part}. The rest can follow what we already have.",
                "The board said yes to {thing} yesterday. Could you tell me roughly how many days you'd need, and "
                "when you could begin? I'd rather have it good than early.",
                "You asked what comes next: {thing}. I've collected what our people wrote about it, it's a mess, but "
                "the useful part is on the last page. {Part} matters most.",
            ),
            me(
                "Thank you, that's a clear brief. I'd say four days, spread over two weeks. I can begin on {day} and "
                "would send you a first version to react to about a week later.",
                "Read it, makes sense. Two questions: is the text final, and who signs it off on your side? If both "
                "are settled I can start on {day}.",
                "Happy to. I'd keep the structure and spend the time on {part}. Estimate: 22 to 26 hours. Shall I go "
                "ahead?",
                "Good, I've blocked {day} and the day after for it. You'll get two directions, not five, and I'll "
                "tell you which one I'd take.",
            ),
            client(
                "Please go ahead.",
                "Yes to all of that. The text is final apart from the opening hours, I'll send those before the "
                "weekend.",
                "Sounds good. I sign it off, nobody else needs to see it.",
                "Fine with us. Take the time you need.",
                "{day} works. I'm around until four if anything is unclear.",
            ),
        ),
        weight=3,
    ),
    Script(
        ("{Thing}: first version", "First version of {thing}", "For your eyes: {thing}"),
        (
            me(
                "Here is the first version of {thing}. I kept {part} deliberately plain. Please look at it on a "
                "phone too, that's where most of your visitors are.",
                "The draft of {thing} is in the folder. Version B is the one I'd choose: it reads faster and prints "
                "cheaper. Could I have your notes by {day}?",
                "{Thing} is ready for a first look. Two places are still placeholders, marked in yellow. What I'd "
                "like from you is only this: does {part} sound like you?",
                file="{file}_v1.pdf",
            ),
            client(
                "This is lovely. Three small things: make {part} a touch larger, swap the second and third picture, "
                "and the phone number ends in 41, not 14. Otherwise print it.",
                "We looked at it together this morning. B it is. Could {part} move above the fold? And Ilse found a "
                "typo in the footer. That's all.",
                "Much better than what we had in mind, thank you. Please shorten {part} by about a third, then it's "
                "done.",
                "Good work. One correction: the price list is from last year, the new one is attached. Nothing else "
                "from us.",
                "I like it. My colleague would prefer a darker blue in {part}; I don't mind either way, so you decide.",
            ),
            me(
                "All changed, final files are in the folder. The invoice will come with the others at the end of the "
                "month.",
                "Done. I took the darker blue, it also passes the contrast check. Final version attached.",
                "Corrected and uploaded. Thank you for the quick notes, that made it easy.",
            ),
            client(
                "Received, and approved. Thank you!",
                "Perfect. Off to the printer.",
                "Thanks, looks great on my phone as well.",
                "Wonderful. Everybody here is pleased, which does not happen often.",
            ),
        ),
        weight=3,
    ),
    Script(
        ("Short call on {day}?", "Call about {thing}", "Ten minutes on the phone?"),
        (
            client(
                "Could we talk for ten minutes about {thing}? {day} between ten and noon would suit me, or any time "
                "the day after.",
                "I have a question about {thing} that's quicker to say than to write. When could I ring you?",
                "Would {day} at eleven work for a short call? I'd like to hear your opinion before we order the paper.",
            ),
            me(
                "{day} at half past ten is good, I'll call you.",
                "Eleven works. I'll have the file open.",
                "Any time before one. Your number is still the same?",
            ),
            client("Great, talk then.", "It is. Until then!", "Thank you, I've put it in the calendar."),
        ),
        weight=2,
    ),
    Script(
        ("A small correction", "Typo in {thing}", "Small thing on the website"),
        (
            client(
                "A customer pointed out that {part} of {thing} still shows the old address. Could you fix it when "
                "you have a moment? It isn't urgent.",
                "Could you exchange one photo in {thing}? The person in it has left. New picture attached, she "
                "agreed in writing.",
                "Tiny thing: in {part} it says 'there' where it should say 'their'. Whenever you're next in the file.",
            ),
            me(
                "Fixed, it's live.",
                "Done, five minutes, no charge.",
                "Changed. You may have to reload the page once to see it.",
            ),
            client("Thank you!", "That was quick, thanks.", "Seen it. Thanks a lot."),
        ),
        weight=2,
    ),
    Script(
        ("Thank you", "A note about {thing}", "{Thing} went out"),
        (
            client(
                "{Thing} went out last week and we've already had three people ask who made it. I gave them your "
                "name, I hope that's all right.",
                "Just a word to say that the fair went well and that {thing} did its job. We ran out of copies on "
                "the second day.",
                "Our chair, who never says anything nice, called {thing} 'quite decent'. I thought you should know.",
            ),
            me(
                "You've made my day. Thank you for passing it on.",
                "Thank you! Please tell your chair that I'm framing that.",
                "That's good to hear. It helped that you knew what you wanted.",
            ),
        ),
    ),
    Script(
        ("Invoice {number}", "Your invoice {number}"),
        (
            me(
                "Please find invoice {number} for last month in the folder, with the hours listed by day.",
                "Invoice {number} is attached. {Thing} came out two hours under the estimate, so it's a little less "
                "than we said.",
            ),
            client(
                "Thank you, I've passed it on to accounts.",
                "Received, will be paid with this week's run.",
                "Thanks. All clear.",
            ),
        ),
    ),
)

_SLOW = (
    Script(
        ("Invoice {number}", "Invoice {number} attached"),
        (
            me(
                "Here is invoice {number}, due in 14 days as agreed. Let me know if your accounts department needs "
                "anything else from me.",
                "Invoice {number} for {thing} is attached, payable within 14 days.",
            ),
            client(
                "Thanks, forwarded to accounts.",
                "Thank you. It goes to head office for approval first, as you know.",
                "Got it. I'll put it on the pile for our finance people.",
            ),
            me(
                "A short question about invoice {number}: it was due on {day} and I can't see the payment yet. Could "
                "you find out where it is?",
                "Invoice {number} has been open for two weeks past its date. Is anything missing on my side?",
                "I don't like to ask twice, but invoice {number} is still unpaid. When may I expect it?",
            ),
            client(
                "Sorry about that. Accounts only pay on the 25th and the paper missed the last run. It will go out "
                "with the next one.",
                "Let me check with head office. Our colleague who releases payments is on leave until {day}.",
                "Apologies, they changed the system and some invoices got stuck. I've asked them to look.",
                "It's approved, so it can't be long now. End of next week at the latest, I'm told.",
                "We are waiting for a payment ourselves, and as soon as that's in, yours is first in line.",
            ),
        ),
        weight=4,
    ),
    Script(
        ("Payment of {number}", "Open invoices", "Reminder: {number}"),
        (
            me(
                "Invoice {number} is now a month late. I'd be grateful for a date I can rely on.",
                "There are two invoices open at the moment, the older one is {number}. Could we talk about how to "
                "make this smoother?",
            ),
            client(
                "You're right, and I'm sorry. I'll walk over to accounts on {day} and won't leave until it's done.",
                "I know, and I feel bad about it. The work is excellent, it really is only our process.",
                "Head office says {day}. I'm sorry that it always ends up with you having to ask.",
            ),
            me("Thank you. I'll wait until then.", "All right, I'll make a note of the date."),
            client(
                "It left our bank this morning.",
                "Done at last, you should have it in a day or two. Thank you for your patience.",
                "Paid today. Sorry again.",
            ),
        ),
        weight=2,
    ),
    *_CALM[:3],
)

_PRESSING = (
    Script(
        ("{Thing}", "{Thing} again", "URGENT: {thing}", "quick one", "Re: tomorrow"),
        (
            client(
                "I've been looking at {thing} for an hour now and {part} just isn't right. Can you look at it "
                "tonight? We show it to the investors in the morning.",
                "Just out of a dinner with our partners. They want to see {thing} tomorrow first thing. I know it's "
                "late, but could you have {part} redone by eight?",
                "Had an idea in the shower. What if {thing} were one long page? Send me a sketch as soon as you can, "
                "even a rough one.",
                "Are you at your desk? {Part} of {thing} looks broken on my husband's laptop. Please fix this today.",
                "Don't start anything else before you've read this: {thing} has to go out on {day}, not next week. I "
                "told the press already.",
                "Quick one before I go to sleep: I need three more versions of {part}. Tomorrow noon at the very "
                "latest.",
                "I know we said {day}, but everything moved. I need {thing} today. Please confirm that you've seen "
                "this.",
                "Can you call me? It's about {thing}. I'm up until one anyway.",
            ),
            chase(
                "Did you see my mail?",
                "Hello? Anybody there?",
                "Just checking that you got this, because I haven't heard anything.",
                "I tried your phone too. Please get back to me as soon as you read this.",
                "Still nothing from you. I have to tell them something in an hour.",
                "??",
                "Any news on {thing}? I asked two hours ago.",
                "I can see you're online. A simple yes or no would do.",
            ),
            chase(
                "Third time now. I really need an answer on {thing}.",
                "I don't understand why this takes so long. It's {part}, not the moon landing.",
                "OK, I've promised it for tomorrow morning, please don't let me down.",
                "Still waiting!",
                "Should I ask somebody else to do it?",
            ),
            me(
                "Good morning. I read your mails just now; I don't work at night, as you know. I can do {part} today "
                "and send it by four.",
                "Morning. I've seen it. {Part} is an hour's work, you'll have it before lunch. For the rest I need "
                "until {day}.",
                "Sorry, I was with another client. I'll look at {thing} this afternoon.",
                "I've changed {part} and uploaded it. Next time, please send me the whole list at once, it's quicker "
                "for both of us.",
            ),
            client(
                "Great, but can we make it by noon?",
                "Fine. Also, while you're in there, {part} could be stronger.",
                "OK. I'm free all evening if you want to go through it together.",
                "Thanks!! You're a star. One more tiny thing, I'll send it in a second mail.",
                "Finally. Let me know the minute it's up.",
            ),
        ),
        weight=6,
    ),
    Script(
        ("One more thing", "And another thing", "{Thing}: small changes", "forgot to say"),
        (
            client(
                "While we're at it, could you also do a version of {thing} for the app? It's the same thing really, "
                "just smaller.",
                "My co-founder saw {thing} and would like {part} a bit more premium. You know what I mean.",
                "We talked about it again over the weekend and we'd like to go back to the first version of {part}. "
                "Tomorrow would be ideal.",
                "I showed {thing} to a friend who works in advertising. He says {part} should pop more. Can you do "
                "that now?",
            ),
            chase(
                "Have you started? I can't see anything new in the folder.",
                "How far are you?",
                "When will I have it? Roughly?",
                "I'd love to see where you are, even if it isn't finished. Now would be good.",
            ),
            me(
                "That's a new piece of work, about six hours. I can fit it in on {day}. Shall I?",
                "I can go back to the first version, it's saved. It means that the hours of last week are spent, I "
                "hope that's clear.",
                "I'm on it, you'll have it at five.",
            ),
            client(
                "Yes yes, just do it. We'll sort the money out later.",
                "I thought that was included, but OK.",
                "Go. And please keep your phone on.",
                "Five is late. Four?",
            ),
        ),
        weight=3,
    ),
    Script(
        ("Call now?", "Pick up please", "Five minutes?"),
        (
            client(
                "Ring me as soon as you get this, it's about {thing}.",
                "I've tried you twice. Can you step out for five minutes?",
                "We're all sitting here in front of {thing}. Can you join now? Link is in the calendar.",
            ),
            chase("And?", "We've started without you. Call me after.", "I'll try you again in ten minutes."),
            me(
                "I was in a meeting. I'm free at three, shall I call you then?",
                "I can't at such short notice, but I have time {day} at nine.",
            ),
            client(
                "Three is too late but OK.", "Nine it is. Be ready with {part}.", "Forget it, we decided without you."
            ),
        ),
        weight=2,
    ),
    Script(
        ("Thanks", "{Thing} is live"),
        (
            client(
                "OK I have to say it, {thing} looks amazing. Thank you for putting up with me.",
                "The launch went well. Thank you for the long evenings.",
            ),
            me("Thank you, I'm glad it worked out.", "Good to hear. I'll sleep in tomorrow."),
        ),
    ),
)

PACK = Pack(
    scripts={"calm": _CALM, "slow": _SLOW, "pressing": _PRESSING},
    greetings=("Hi {me},", "Hello {me},", "Dear {me},", "{me},", "Hi {me},", "", ""),
    closings=(
        "Best,\n{first}", "Thanks,\n{first}", "Best wishes\n{first}", "{first}", "Kind regards,\n{first}",
        "Cheers\n{first}",
    ),
    my_closings=("Best,\n{me}", "Best wishes,\n{me}", "Kind regards\n{me}", "{me}"),
    asides=(
        "We're at the trade fair from {day}, so I may be slow to answer.",
        "Hope you had a good weekend.",
        "It's been raining here for nine days, send sun.",
        "By the way, the new intern starts on {day}, I'll copy her in from then on.",
        "The printer asked whether they'd get the open files this time.",
        "I've been to that exhibition you mentioned. You were right about the third room.",
        "Our coffee machine is broken, so please excuse the tone of this mail.",
        "I'm writing from the train, excuse the typos.",
        "The figures for last quarter were better than we feared.",
        "We moved desks, my landline no longer works.",
        "Half the office has a cold.",
    ),
    parts=(
        "the headline", "the opening paragraph", "the contact page", "the footer", "the price table", "the cover",
        "the back page", "the map", "the sign-up form", "the picture at the top", "the menu", "the logo strip",
        "the section about the team", "the second column", "the call to action",
    ),
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    wrote="On {date}, {name} <{address}> wrote:",
    afterthoughts=(
        "PS: same goes for {part}.",
        "And {part}, of course.",
        "Forgot to say: by {day}!!",
        "Please read this before the other mail.",
        "I mean the new version, not the old one.",
        "Ignore what I said about {part}. Or don't.",
        "Sent from my phone, sorry for the mess. You get the idea.",
        "Oh, and can you copy in my colleague?",
        "Wait, I've found another one.",
    ),
)  # fmt: skip
