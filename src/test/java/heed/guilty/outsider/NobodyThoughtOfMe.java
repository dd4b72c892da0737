package heed.guilty.outsider;

import heed.guilty.account.AnAccount;

/// Lives in a package that is not in the table.
record NobodyThoughtOfMe(AnAccount account) {}
