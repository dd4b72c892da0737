package heed.openid;

/// Who somebody of an issuer is here.
///
/// @param subject who they are there
/// @param person their address here
public record SignInAccount(String issuer, String subject, String person) {
  /// Names it in the change log.
  public String key() {
    return issuer + " " + subject;
  }
}
