## The chat cannot go on
stopped-title = Sohbet açılamıyor
stopped-not-found = Bu sohbet yok ya da kapatıldı.
stopped-identity = Önce oturum açın, sonra sohbeti yeniden açın.
stopped-expired = Oturumunuzun süresi doldu. Yazdıklarınız burada saklanıyor: bu sayfada yeniden oturum açın, kendiliğinden gönderilir.
