#!/bin/sh
# Part well with a client from the terminal alone, from the numbers to the closed case.
#
#   sh docs/part-well.sh CLIENT FOLDER
#
# CLIENT is a client of the book in PARTWELL_HOME; the papers are written into FOLDER. Every answer below is an
# example: read each command, put in your own, and run them one after the other over the days they take. The wait is
# overridden here, with a reason, because nobody wants to watch a script for three days.
set -eu
client=$1
papers=$2
today=$(date +%F)
last_day=$(date -d '+45 days' +%F)
mkdir -p "$papers"

# What the records say: both sides, the ranges, the quotes.
partwell why "$client"
partwell remedy status "$client"
partwell checkin "$client" 2 "the same again"

# What the way out costs and when it loses least money.
partwell obligations "$client"
partwell when "$client"

# The case. It says at every point what is next and why something has to wait.
partwell case open "$client"
partwell case note "$client" "Third time this year. I sleep badly before their calls." --score 7
partwell case next "$client"
partwell case do "$client" cooling_off --override "I have thought about it since the summer"

# The contract, or what was agreed without one.
partwell case do "$client" contract_review no_contract --done
partwell dossier "$client" --out "$papers"
partwell case do "$client" scope_dossier gathered "scope=design work by the hour, billed monthly" --done
partwell case do "$client" obligations all_listed --override "what is open is finished before the last day"
partwell case do "$client" timing "tell_day=$today" "last_day=$last_day" --done

# The talk: by video, with a few sentences and decided answers.
partwell case do "$client" meeting channel=video at=16:30 "place=https://meet.example/talk" --done
partwell case do "$client" script reason=focus if_more_money=no rehearsed --done
partwell invite "$client" --out "$papers"
partwell script "$client" --out "$papers"

# After the talk: the same day in writing, with the statement of account.
partwell case told "$client" video
partwell letter "$client" --out "$papers"
partwell letter "$client" --form eml --out "$papers"
partwell statement "$client" --out "$papers"
partwell case do "$client" notice channel=email "sent_day=$today" "will_do=everything briefed by today" --done

# Somebody else for them, if somebody fits; then the handover.
partwell refer add "Ada Morrow" --skill design --speaks en
partwell refer match "$client"
partwell case do "$client" referral whom=provider_type "provider=an agency with a night desk" --done
partwell handover "$client" --out "$papers"
partwell handover "$client" --form zip --out "$papers"
partwell case do "$client" handover pending deadlines files accounts_theirs accounts_mine secrets data final_invoice --done

# Thirty days later: what is better, what was learnt, and the case is closed.
partwell case do "$client" afterwards "lesson=quiet hours stand in every contract from now on" \
    --override "the thirty days are walked through here in one sitting"
partwell case close "$client"
partwell case show "$client"
