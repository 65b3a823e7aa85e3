# Pages of the server itself, for whoever comes by.
no-chat-title = Bu adreste sohbet yok
no-chat-visitor = Burada henüz kimse okumuyor, bu yüzden buraya yazılamaz. Ulaşmak istediğiniz yerin sitesine ya da uygulamasına gidip sohbeti orada açın.
no-chat-yours = Bu destek masası sizin mi?
no-chat-operator = Her sohbet bir gelen kutusuna (inbox) aittir. Settings → Inboxes altında bir tane oluşturun: siteniz için bir satır ve sohbetin kendi adresini alırsınız.
no-chat-lead = Gelen kutularına git
nowhere-title = Bu adreste bir şey yok
nowhere-visitor = Adres yanlış yazılmış olabilir ya da buradaki sayfa artık yok.
nowhere-chat = Sohbeti aç
nowhere-console = Çalışanlar için: konsola git
