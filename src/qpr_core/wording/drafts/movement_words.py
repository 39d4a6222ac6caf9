"""Movement words: rising, falling, improving and worsening."""

from typing import Final

RISES: Final = (
    "jumping|leaping|soaring|surging|climbing|edging up|lengthened|widened|expanded|escalated|mounted|heightened|"
    "soared|surged|leapt|leaped|shot up|crept up|crept higher|edged up|edged higher|nudged up|inched up|"
    "ticked up|rocketed|swelled|spiked|pushed up|rose|rise|rises|rising|risen|grew|grow|grown|growing|increased|"
    "increase|increases|increasing|up|went up|gone up|goes up|come up|came up|climbed|climb|gained|was up|is up|"
    "are up|were up|up by|jumped"
)
FALLS: Final = (
    "tumbling|sliding|plunging|sinking|slipping|dipping|edging down|shortened|narrowed|contracted|eased|lessened|"
    "diminished|subsided|tumbled|slid|plunged|plummeted|slumped|sank|crept down|edged down|nudged down|"
    "inched down|ticked down|dwindled|dropped back|fell back|fell away|dropped away|dropped off|tailed off|fell|"
    "fall|falls|falling|fallen|dropped|drop|drops|dropping|decreased|decrease|decreases|decreasing|down|"
    "went down|gone down|goes down|come down|came down|comes down|coming down|reduced|reduction|reduces|reducing|"
    "shrank|is down|are down|was down|were down|slipped|dipped|lost"
)
IMPROVES: Final = (
    "recovered|rebounded|rallied|strengthened|bounced back|picked up|improved|improve|improves|improving|"
    "improvement|got better|getting better|better|performed better|improved performance|made progress|"
    "in right direction|moved in right direction|moving in right direction|heading in right direction|"
    "going in right direction"
)
WORSENS: Final = (
    "weakened|worsened|worsen|worsens|worsening|declined|decline|declines|declining|deteriorated|deteriorate|"
    "deteriorates|deteriorating|deterioration|got worse|getting worse|gotten worse|worse|performed worse|"
    "in wrong direction|moved in wrong direction|moving in wrong direction|heading in wrong direction|"
    "going in wrong direction|in wrong one"
)
