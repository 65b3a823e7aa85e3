# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Чат с { $brand }
chat-new = Новый диалог
chat-send-us = Написать нам
chat-conversations = Ваши диалоги
chat-choose = Выберите диалог или начните новый.
chat-conversation = Диалог
chat-back = Ко всем диалогам
chat-open = Открыть чат
chat-close = Закрыть чат
chat-menu = Другие действия
chat-loading = Загрузка…
chat-unread = { $count ->
    [one] { $count } новое сообщение
    [few] { $count } новых сообщения
    [many] { $count } новых сообщений
   *[other] { $count } нового сообщения
}
chat-safety = Мы никогда не спросим у вас фразу восстановления, приватный ключ или пароль.
chat-team = Поддержка { $brand }
chat-greeting = Здравствуйте! Чем мы можем помочь?

state-resolved = Решено

wait-usual = Обычно отвечаем за { $time }
wait-soon = Ответим, как только сможем
wait-queue = { $count ->
    [0] Перед вами никого нет
    [one] Ожидает { $count } человек
    [few] Ожидают { $count } человека
    [many] Ожидают { $count } человек
   *[other] Ожидают { $count } человека
}
queue-next = Ваша очередь следующая
queue-position = Ваш номер в очереди: { $position }
queue-time = ждать примерно { $time }
time-under-minute = минуту
time-minutes = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
time-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
time-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
time-today = Сегодня
time-yesterday = Вчера

offline-title = Сейчас нас нет на месте
offline-opens = Вернёмся: { $when }
offline-here = Оставьте сообщение. Мы ответим здесь.
offline-mail = Оставьте сообщение. Мы ответим здесь, а если вы укажете адрес, то и по электронной почте.
offline-mail-known = Оставьте сообщение. Мы ответим здесь и на почту { $email }.

log-label = Сообщения
log-new = Новые
log-older = Загружаем более ранние сообщения…
log-older-failed = Не удалось загрузить более ранние сообщения.
log-jump = К последним сообщениям
log-you = Вы
log-bot = Помощник
log-image = Изображение: { $name }
log-download = Скачать
typing-one = { $name } печатает…
mark-sending = Отправляется…
mark-waiting = Ждём соединения…
mark-delivered = Доставлено
mark-read = Прочитано
mark-failed = Не отправлено
failed-retry = Повторить
failed-delete = Удалить
failed-body-too-long = Сообщение слишком длинное. Сократите его и отправьте снова.
failed-too-many-attachments = Файлов в одном сообщении может быть не больше { $count }.
failed-generic = { $detail }

composer-label = Ваше сообщение
composer-placeholder = Напишите сообщение…
composer-send = Отправить
composer-attach = Прикрепить файлы
composer-camera = Сделать фото
composer-emoji = Вставить эмодзи
composer-emoji-grid = Эмодзи
composer-left = { $count ->
    [one] Остался { $count } символ
    [few] Осталось { $count } символа
    [many] Осталось { $count } символов
   *[other] Осталось { $count } символа
}
composer-over = { $count ->
    [one] { $count } лишний символ
    [few] { $count } лишних символа
    [many] { $count } лишних символов
   *[other] { $count } лишнего символа
}
composer-drop = Отпустите файлы, чтобы прикрепить

file-uploading = { $name }: загружено { $percent }
file-ready = Файл прикреплён: { $name }
file-remove = Убрать { $name }
file-too-large = Файл { $name } больше { $limit }. Отправьте файл поменьше.
file-too-many = Файлов в одном сообщении может быть не больше { $count }.
file-empty = Файл { $name } пуст.
file-failed = Не удалось загрузить { $name }. { $detail }
file-retry = Загрузить { $name } снова

contact-title = Как с вами связаться?
contact-why = Чтобы ответ дошёл до вас, даже если вы закроете страницу.
contact-who = Как к вам обращаться?
contact-name = Имя
contact-email = Эл. почта
contact-save = Сохранить
contact-later = Не сейчас
contact-email-bad = Не похоже на адрес электронной почты. Пример: name@example.com
contact-noted = Спасибо. Мы записали { $email } и ответим здесь.
contact-thanks = Спасибо. Мы ответим здесь и на почту { $email }.

rating-title = Как мы справились?
rating-score = { $score ->
    [1] 1 из 5: очень плохо
    [2] 2 из 5: плохо
    [3] 3 из 5: нормально
    [4] 4 из 5: хорошо
   *[5] 5 из 5: очень хорошо
}
rating-comment = Что можно улучшить? (необязательно)
rating-comment-good = Что было хорошо? (необязательно)
rating-send = Отправить оценку
rating-thanks = Спасибо за оценку.
rating-failed = Не удалось сохранить оценку. { $detail }

menu-transcript = Скачать переписку
menu-receipt = Квитанция
menu-readers = Кто видел мои данные
menu-end = Завершить диалог
menu-sound = Звук новых сообщений
menu-language = Язык
menu-forget = Забыть это устройство
end-title = Завершить этот диалог?
end-text = Вы можете снова написать в любое время, и диалог откроется опять.
end-confirm = Завершить диалог
forget-title = Забыть это устройство?
forget-text = Ваши диалоги больше не будут показаны в этом браузере.
forget-confirm = Забыть
dialog-cancel = Отмена
dialog-close = Закрыть

receipt-text = Файл, который слово в слово доказывает, что здесь было сказано. Проверить его может кто угодно и без нас, даже через годы.
receipt-verify = Проверить квитанцию

net-offline = Нет связи. То, что вы пишете, сохранится и отправится, когда она появится.
net-connecting = Подключаемся… То, что вы пишете, сохранится и отправится.
net-refused = Сеанс завершён. Обновите страницу, чтобы продолжить.
net-reload = Обновить

problem-retry = Повторить
problem-action = Не получилось: { $detail }
problem-network = Сервер недоступен. Проверьте соединение и повторите.

system-agent-joined = Вам ответит { $name }
system-assigned = Вам ответит { $name }
system-agent-left = { $name } больше не участвует в диалоге
system-resolved = Вопрос отмечен как решённый. Если что-то осталось, просто напишите.
system-closed = Диалог завершён. Напишите, чтобы снова открыть его.
system-reopened = Диалог снова открыт
system-rated = Ваша оценка диалога: { $score } из 5
system-secret-removed = Ради вашей безопасности мы убрали из вашего сообщения то, что похоже на секретные данные, и не сохранили это. Если это была фраза восстановления или приватный ключ, переведите средства на новый кошелёк прямо сейчас: любой, кто их видел, может забрать деньги. Никто из поддержки никогда не спросит их у вас.
system-link-warning = Осторожно: { $host } — не наш сайт, он создан для кражи. Не открывайте его, не входите там в аккаунт, не подключайте кошелёк и никогда не вводите фразу восстановления. Если вы это уже сделали, переведите средства на новый кошелёк прямо сейчас.
system-offline = Сейчас нас нет на месте. Мы ответим, как только вернёмся.
system-expired = Больше не хранится

guard-title = Пожалуйста, не отправляйте это
guard-phrase = В вашем сообщении фраза восстановления. Любой, кто её прочитает, может забрать из этого кошелька всё.
guard-key = В вашем сообщении приватный ключ. Любой, кто его прочитает, может забрать всё, к чему он даёт доступ.
guard-otp = В вашем сообщении секретный ключ приложения-аутентификатора. Любой, кто его прочитает, может создавать ваши коды.
guard-never = Сообщение не покинуло это устройство. Никому из поддержки это никогда не нужно, что бы вам ни говорили.
guard-move = Если вы кому-то это сообщили, переведите средства на новый кошелёк прямо сейчас или защитите аккаунт.
guard-without = Отправить без этого
guard-edit = Изменить
guard-unchecked = Не удалось проверить, нет ли здесь секретных данных, поэтому сообщение не отправлено. Проверьте соединение и повторите.
guard-file = В имени этого файла фраза восстановления или ключ. Никому из поддержки это не нужно; переименуйте файл, убрав их.

notice-unread = ({ $count }) { $title }
