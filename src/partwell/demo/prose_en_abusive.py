"""What an abusive client writes in English, insults and threats, and the calm answers; all of it invented."""

from __future__ import annotations

from partwell.demo.scripts import Script, chase, client, me

_INSULT = Script(
    ("{Thing}", "{Thing} is a disgrace", "Explain this", "Unacceptable", "re: {thing}"),
    (
        client(
            "I opened {thing} and could not believe my eyes. Are you blind or just lazy? {Part} looks like it was done "
            "by a drunk child.",
            "This is garbage. Absolute garbage. I paid for a professional and got a clown.",
            "What exactly am I paying you for? My nephew could do {part} better with his eyes closed.",
            "You clearly have no idea what you are doing. Redo {thing} tonight and don't you dare bill me for it.",
            "Do you even read my mails, or are you too stupid to understand them? I said {part} FIRST.",
            "Pathetic. I showed {thing} to people who know something about design and they laughed at you.",
            "I have never worked with anybody so incompetent. {Part} again. AGAIN.",
            "Only an idiot would send {thing} like that. Fix it now.",
        ),
        chase(
            "Answer me!",
            "Hiding, are we? Typical.",
            "I'm waiting. I don't pay you to sleep.",
            "Pick up your phone, you coward.",
            "Still nothing. You're unbelievable.",
            "One hour and not a word. What a joke you are.",
        ),
        chase(
            "If I don't hear from you in ten minutes I'll write a review you'll remember.",
            "You people are all the same. Crooks.",
            "I'm putting all of this online. All of it.",
            "Last warning.",
        ),
        me(
            "I've read your mails. I'm ready to correct {part} and will send it by {day}. I ask you to leave insults "
            "out of it; I won't answer them.",
            "The change to {part} is done and uploaded. Please keep to the matter in your mails.",
            "I can discuss {thing} with you by phone on {day} at ten. I won't discuss my character.",
            "What you describe is the version of last week. The current one is in the folder since {day}.",
        ),
        client(
            "Don't lecture me. Do your job.",
            "Oh, now your feelings are hurt? Grow up.",
            "Finally. It's still ugly, but at least it's there.",
            "Save me the speech. Is it done or not?",
            "You should be grateful that anybody hires you at all.",
        ),
    ),
    weight=5,
)

_THREAT = Script(
    ("Your reviews", "Think carefully", "Last chance", "I know your other clients"),
    (
        client(
            "Here is how this goes: {thing} is free and finished by {day}, or I leave one star on every site I can "
            "find, with your name and photo.",
            "I have three hundred thousand followers. One post from me and nobody in this business hires you again. "
            "Think about {part} once more.",
            "I've already written the review. It's called 'avoid this fraud'. Whether I publish it is up to you.",
            "I will ruin you. I know two of your other clients and I'll call both tomorrow.",
            "My lawyer will enjoy this. Until then I'm paying nothing, and your reviews will look very ugly very soon.",
        ),
        chase(
            "Well? The clock is ticking.",
            "No answer? Then I'm starting to type.",
            "You've got until midnight, you hear me?",
            "I mean it.",
        ),
        me(
            "I've kept this mail. The work on {thing} follows our agreement, and its price too. I'm available for a "
            "factual talk on {day}.",
            "I don't respond to threats. If a part of {thing} is not as agreed, tell me which, in writing.",
        ),
        client(
            "Factual! You wouldn't know a fact if it bit you.",
            "Blah blah. Tick tock.",
            "You'll regret this.",
            "Fine. Then the one star it is.",
            "OK, calm down, I was angry. Just get {part} done.",
        ),
    ),
    weight=3,
)

_DISPUTE = Script(
    ("Invoice {number}", "Your joke of an invoice", "Invoice {number}: no"),
    (
        me(
            "Invoice {number} is attached, with the hours by day as you asked.",
            "Please find invoice {number} for last month.",
        ),
        client(
            "You must be joking. I'm not paying for that rubbish.",
            "Half of it at most. You spent those hours repairing your own stupid mistakes.",
            "I'll pay when it's good. It isn't good.",
            "What a nerve. Who do you think you are?",
        ),
        chase(
            "And don't think I'll forget it.",
            "I want a corrected invoice TONIGHT.",
            "Cat got your tongue? Send me a new one.",
        ),
        me(
            "The hours are those we agreed in writing on {day}. Payment is due within 14 days.",
            "I've looked at the list again and it's right. I ask for payment by the due date.",
        ),
        client(
            "We'll see.",
            "I'll pay it so that I don't have to read your whining any more.",
            "My accountant will transfer it. Don't get used to it.",
        ),
    ),
    weight=2,
)

_SWEET = Script(
    ("Sorry about last night", "{Thing} went well", "Next job"),
    (
        client(
            "I know I was rough last week, it's the pressure. {Thing} went down well. Can you start on the next one?",
            "Everybody likes {thing}. I told them it was my idea, ha. I need {part} by {day}.",
            "Forget what I wrote. You know how I am. Anyway: {part}, please.",
        ),
        me("I'll look at it on {day}. Please send the brief in one mail.", "Thank you. I can start on {day}."),
        client("Good. Don't mess it up this time.", "See, we get along. When you do what I say."),
    ),
    weight=1,
)

SCRIPTS = {"abusive": (_INSULT, _THREAT, _DISPUTE, _SWEET)}
