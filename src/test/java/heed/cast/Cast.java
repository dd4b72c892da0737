package heed.cast;

import heed.people.Person;
import heed.people.Role;
import heed.platform.Currency;

/// Who plays in the tests. Everybody is told apart by the first letter.
public final class Cast {
  public static final Currency USD = Currency.of("USD");

  /// Looks after Acme and Globex.
  public static final Person CARA = new Person("cara@heed.test", "Cara Cole", Role.CSM);

  /// Looks after Initech.
  public static final Person DEV = new Person("dev@heed.test", "Dev Das", Role.CSM);

  public static final Person PIA = new Person("pia@heed.test", "Pia Park", Role.PM);

  public static final Person ADA = new Person("ada@heed.test", "Ada Abt", Role.ADMIN);

  public static final Person VERA = new Person("vera@heed.test", "Vera Voss", Role.VIEWER);

  private Cast() {}

  /// Big and unhappy: its decision is near.
  public static AnAccount acme() {
    return AnAccount.named("acme", "Acme Corporation", 240_000)
        .health(35)
        .renewingIn(70)
        .csm(CARA.email())
        .segment("enterprise")
        .domain("acme.example");
  }

  /// Middling in everything.
  public static AnAccount globex() {
    return AnAccount.named("globex", "Globex", 90_000)
        .health(60)
        .renewingIn(150)
        .csm(CARA.email())
        .segment("mid-market");
  }

  /// Small and content.
  public static AnAccount initech() {
    return AnAccount.named("initech", "Initech", 18_000)
        .health(85)
        .renewingIn(300)
        .csm(DEV.email())
        .segment("small");
  }

  /// Nobody looks after it, and little is known.
  public static AnAccount umbra() {
    return AnAccount.named("umbra", "Umbra Labs", 12_000).health(null);
  }

  public static AFeature sso() {
    return AFeature.titled("sso", "Single sign-on with SAML").area("security").effort(4.5);
  }

  public static AFeature export() {
    return AFeature.titled("export", "Scheduled export to a warehouse").area("data").effort(2);
  }

  /// Nobody has estimated it.
  public static AFeature auditLog() {
    return AFeature.titled("audit-log", "Audit log of every change").area("security");
  }
}
