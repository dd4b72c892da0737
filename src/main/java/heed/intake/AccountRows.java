package heed.intake;

import heed.account.Account;
import heed.account.KeepingAccounts;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.database.Transaction;
import java.util.List;

/// Rows of an accounts file.
final class AccountRows implements Rows<Account> {
  private final Transaction transaction;
  private final KeepingAccounts keeping;
  private final Columns columns;
  private final Lookalikes lookalikes;

  AccountRows(Transaction transaction, KeepingAccounts keeping, Columns columns) {
    this.transaction = transaction;
    this.keeping = keeping;
    this.columns = columns;
    this.lookalikes = new Lookalikes("account", keeping.keys(transaction));
  }

  @Override
  public Account read(Fields fields) {
    return Account.of(fields);
  }

  @Override
  public String key(Account sent) {
    return sent.key();
  }

  @Override
  public void turnTo(List<String> keys) {
    // Accounts are thousands, not hundreds of thousands: each is looked up by itself.
  }

  @Override
  public Kept.Outcome keep(Account sent) {
    var known = keeping.find(transaction, sent.key());
    if (known.isEmpty()) {
      lookalikes.refuse(sent.key());
      return keeping.put(transaction, sent, null).outcome();
    }
    return keeping.put(transaction, completed(sent, known.get()), null).outcome();
  }

  private Account completed(Account sent, Account known) {
    return new Account(
        sent.key(),
        sent.name(),
        sent.arrMinor(),
        columns.have("health") ? sent.health() : known.health(),
        columns.have("renewalDate") ? sent.renewalDate() : known.renewalDate(),
        columns.have("csm") ? sent.csm() : known.csm(),
        columns.have("segment") ? sent.segment() : known.segment(),
        columns.have("industry") ? sent.industry() : known.industry(),
        columns.have("country") ? sent.country() : known.country(),
        columns.have("lifecycle") ? sent.lifecycle() : known.lifecycle(),
        columns.have("usagePercent") ? sent.usageHundredths() : known.usageHundredths(),
        columns.have("expansionArr") ? sent.expansionArrMinor() : known.expansionArrMinor(),
        columns.have("domain") ? sent.domain() : known.domain(),
        columns.have("language") ? sent.language() : known.language());
  }
}
